/** Checkout: prices an order and holds its cabins until it is paid or expires. */
@NullMarked
package com.cruisemall.payment.checkout;

import org.jspecify.annotations.NullMarked;
