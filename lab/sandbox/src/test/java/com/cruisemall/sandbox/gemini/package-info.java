/** Tests of the simulated Gemini API. */
@NullMarked
package com.cruisemall.sandbox.gemini;

import org.jspecify.annotations.NullMarked;
