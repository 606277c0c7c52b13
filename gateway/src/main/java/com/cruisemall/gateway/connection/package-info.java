/** Client connections: checks of request heads before any other part of the gateway sees them. */
@NullMarked
package com.cruisemall.gateway.connection;

import org.jspecify.annotations.NullMarked;
