/** The concierge: chat and vision answers from a language model with a fallback. */
@NullMarked
package com.cruisemall.chat;

import org.jspecify.annotations.NullMarked;
