/** Payments: confirmation by the customer, webhooks and reconciliation with the PSP. */
@NullMarked
package com.cruisemall.payment.settlement;

import org.jspecify.annotations.NullMarked;
