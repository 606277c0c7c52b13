/** Keys that sign internal tokens, and their rotation. */
@NullMarked
package com.cruisemall.auth.key;

import org.jspecify.annotations.NullMarked;
