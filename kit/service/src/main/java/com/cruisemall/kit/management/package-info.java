/** Protection of the management port. */
@NullMarked
package com.cruisemall.kit.management;

import org.jspecify.annotations.NullMarked;
