/** Throttling of password guessing that never locks the owner out. */
@NullMarked
package com.cruisemall.auth.throttle;

import org.jspecify.annotations.NullMarked;
