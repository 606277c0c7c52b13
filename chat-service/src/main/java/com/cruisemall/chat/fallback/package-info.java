/** Answers without the model. */
@NullMarked
package com.cruisemall.chat.fallback;

import org.jspecify.annotations.NullMarked;
