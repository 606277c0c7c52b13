/** Tests of an instance's figures. */
@NullMarked
package com.cruisemall.kit.stats;

import org.jspecify.annotations.NullMarked;
