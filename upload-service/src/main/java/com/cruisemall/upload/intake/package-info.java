/** Passport uploads: streamed, checked by content, encrypted before they are stored. */
@NullMarked
package com.cruisemall.upload.intake;

import org.jspecify.annotations.NullMarked;
