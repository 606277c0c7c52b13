/** Takes in what travellers send: streamed, checked by its bytes, encrypted before it is stored. */
@NullMarked
package com.cruisemall.upload.intake;

import org.jspecify.annotations.NullMarked;
