/** Tests of instance statistics. */
@NullMarked
package com.cruisemall.kit.stats;

import org.jspecify.annotations.NullMarked;
