/** Keeps what identifies a person away from the model and from what is stored. */
@NullMarked
package com.cruisemall.chat.privacy;

import org.jspecify.annotations.NullMarked;
