/** Toss Payments' API for shops, and the switches behind it. */
@NullMarked
package com.cruisemall.sandbox.psp.api;

import org.jspecify.annotations.NullMarked;
