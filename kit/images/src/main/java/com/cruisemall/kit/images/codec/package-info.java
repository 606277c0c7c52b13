/** Decoding of untrusted images within bounds, and encoding without metadata. */
@NullMarked
package com.cruisemall.kit.images.codec;

import org.jspecify.annotations.NullMarked;
