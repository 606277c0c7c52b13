/** The time, as a dependency that tests can replace. */
@NullMarked
package com.cruisemall.kit.time;

import org.jspecify.annotations.NullMarked;
