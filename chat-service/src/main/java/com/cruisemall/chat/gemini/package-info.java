/** Gemini adapter of the language model port: wire protocol, errors, limits. */
@NullMarked
package com.cruisemall.chat.gemini;

import org.jspecify.annotations.NullMarked;
