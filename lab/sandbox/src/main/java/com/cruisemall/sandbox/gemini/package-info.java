/** Simulated Gemini API, limited to the endpoints that chat-service uses. */
@NullMarked
package com.cruisemall.sandbox.gemini;

import org.jspecify.annotations.NullMarked;
