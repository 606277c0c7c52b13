/** Time and chance, as dependencies that tests can replace. */
@NullMarked
package com.cruisemall.kit.time;

import org.jspecify.annotations.NullMarked;
