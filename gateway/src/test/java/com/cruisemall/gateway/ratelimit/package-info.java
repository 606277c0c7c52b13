/** Tests that need no server. */
@NullMarked
package com.cruisemall.gateway.ratelimit;

import org.jspecify.annotations.NullMarked;
