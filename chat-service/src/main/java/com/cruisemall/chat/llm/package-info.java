/** Port to language models, independent of their provider. */
@NullMarked
package com.cruisemall.chat.llm;

import org.jspecify.annotations.NullMarked;
