/** Fares by age, and cancellation policies. */
@NullMarked
package com.cruisemall.payment.fare;

import org.jspecify.annotations.NullMarked;
