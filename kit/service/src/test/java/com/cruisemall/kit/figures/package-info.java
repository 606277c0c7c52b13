/** Tests of an instance's figures. */
@NullMarked
package com.cruisemall.kit.figures;

import org.jspecify.annotations.NullMarked;
