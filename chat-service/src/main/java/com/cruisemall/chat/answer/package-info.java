/** The chat endpoints: one turn, answered by the model or by the fallback, whole or streamed. */
@NullMarked
package com.cruisemall.chat.answer;

import org.jspecify.annotations.NullMarked;
