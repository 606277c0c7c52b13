/** What a customer sees of the payment provider: its script and its payment window. */
@NullMarked
package com.cruisemall.sandbox.psp.window;

import org.jspecify.annotations.NullMarked;
