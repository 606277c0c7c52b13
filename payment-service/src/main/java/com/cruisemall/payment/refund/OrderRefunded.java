package com.cruisemall.payment.refund;

import java.time.Instant;
import java.util.UUID;

/**
 * Event {@code payment.order-refunded.v1}, keyed by orderId. Its schema is {@code
 * events/order-refunded.v1.json}.
 *
 * @param amount the amount of this refund, in won; less than the price if the shop keeps a fee
 * @param full whether the whole order is refunded
 */
record OrderRefunded(String orderId, UUID userId, long amount, boolean full, Instant refundedAt) {
  static final String TOPIC = "payment.order-refunded.v1";
}
