/** Tests of throttling without a server. */
@NullMarked
package com.cruisemall.auth.throttle;

import org.jspecify.annotations.NullMarked;
