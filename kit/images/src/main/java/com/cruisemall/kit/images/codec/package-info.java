/**
 * Pictures from strangers: decoded within bounds, turned upright, shown without what else they
 * carried.
 */
@NullMarked
package com.cruisemall.kit.images.codec;

import org.jspecify.annotations.NullMarked;
