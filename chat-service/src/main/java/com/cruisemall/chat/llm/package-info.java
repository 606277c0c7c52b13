/** What the concierge asks of a language model, whoever makes it. */
@NullMarked
package com.cruisemall.chat.llm;

import org.jspecify.annotations.NullMarked;
