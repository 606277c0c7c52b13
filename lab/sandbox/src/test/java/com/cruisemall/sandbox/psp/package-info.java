/** The payment provider, as a shop and a customer meet it. */
@NullMarked
package com.cruisemall.sandbox.psp;

import org.jspecify.annotations.NullMarked;
