/** Tests that need no server. */
@NullMarked
package com.cruisemall.gateway.shedding;

import org.jspecify.annotations.NullMarked;
