/** Cancellations and refunds, from the request until the PSP has confirmed the refund. */
@NullMarked
package com.cruisemall.payment.refund;

import org.jspecify.annotations.NullMarked;
