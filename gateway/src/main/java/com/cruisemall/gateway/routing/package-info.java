/** Which request goes to which service, and how it gets there and back. */
@NullMarked
package com.cruisemall.gateway.routing;

import org.jspecify.annotations.NullMarked;
