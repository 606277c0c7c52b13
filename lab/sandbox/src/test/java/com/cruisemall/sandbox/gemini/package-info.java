/** Asks the stand-in for the model as the concierge does. */
@NullMarked
package com.cruisemall.sandbox.gemini;

import org.jspecify.annotations.NullMarked;
