/** Placing an order: priced here, cabins held, or nothing at all. */
@NullMarked
package com.cruisemall.payment.checkout;

import org.jspecify.annotations.NullMarked;
