/** Tests that need no server. */
@NullMarked
package com.cruisemall.gateway.routing;

import org.jspecify.annotations.NullMarked;
