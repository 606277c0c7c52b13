/** Makes guessing passwords slow without keeping anybody out of the own account. */
@NullMarked
package com.cruisemall.auth.throttle;

import org.jspecify.annotations.NullMarked;
