/** The queue to Drive: each document gets there once, however often it is tried. */
@NullMarked
package com.cruisemall.upload.delivery;

import org.jspecify.annotations.NullMarked;
