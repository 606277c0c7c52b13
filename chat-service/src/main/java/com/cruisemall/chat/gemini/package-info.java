/** Google's Gemini as the language model: its wire protocol, its errors and its limits. */
@NullMarked
package com.cruisemall.chat.gemini;

import org.jspecify.annotations.NullMarked;
