/** The payment service provider: Toss Payments' API and what its answers mean. */
@NullMarked
package com.cruisemall.payment.psp;

import org.jspecify.annotations.NullMarked;
