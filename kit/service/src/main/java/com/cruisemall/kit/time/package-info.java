/** Clock and randomness as injectable dependencies. */
@NullMarked
package com.cruisemall.kit.time;

import org.jspecify.annotations.NullMarked;
