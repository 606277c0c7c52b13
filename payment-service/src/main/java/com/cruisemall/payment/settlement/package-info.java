/** Whether an order is paid: one transition for browser, webhook and reconciliation. */
@NullMarked
package com.cruisemall.payment.settlement;

import org.jspecify.annotations.NullMarked;
