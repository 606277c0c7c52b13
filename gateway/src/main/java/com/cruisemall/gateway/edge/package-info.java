/** What is true of the connection: address, headers, limits. */
@NullMarked
package com.cruisemall.gateway.edge;

import org.jspecify.annotations.NullMarked;
