/** Moves everything from former master keys to the current one. */
@NullMarked
package com.cruisemall.upload.rotation;

import org.jspecify.annotations.NullMarked;
