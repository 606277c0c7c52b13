/** Who asks, as far as passports and pictures are concerned. */
@NullMarked
package com.cruisemall.upload.access;

import org.jspecify.annotations.NullMarked;
