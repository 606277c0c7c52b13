/** Public images of the shop, re-encoded in several sizes and immutable. */
@NullMarked
package com.cruisemall.upload.image;

import org.jspecify.annotations.NullMarked;
