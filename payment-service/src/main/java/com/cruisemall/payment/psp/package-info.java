/** Client of the payment service provider, Toss Payments. */
@NullMarked
package com.cruisemall.payment.psp;

import org.jspecify.annotations.NullMarked;
