/** The pictures that the shop shows: drawn anew in a few sizes, and never changed. */
@NullMarked
package com.cruisemall.upload.image;

import org.jspecify.annotations.NullMarked;
