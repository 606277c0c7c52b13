/** Google's Gemini API, as much of it as the chat uses. */
@NullMarked
package com.cruisemall.sandbox.gemini;

import org.jspecify.annotations.NullMarked;
