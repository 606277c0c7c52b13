/** Rules of the throttle that need no server. */
@NullMarked
package com.cruisemall.auth.throttle;

import org.jspecify.annotations.NullMarked;
