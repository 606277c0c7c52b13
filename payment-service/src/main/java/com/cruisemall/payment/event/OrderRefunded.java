package com.cruisemall.payment.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code payment.order-refunded.v1}, key = orderId; its schema is {@code
 * events/order-refunded.v1.json}.
 *
 * @param amount what this refund paid back; less than was paid for it where the shop keeps a part
 * @param full whether nothing is left of the order
 */
public record OrderRefunded(
    String orderId, UUID userId, long amount, boolean full, Instant refundedAt) {
  public static final String TOPIC = "payment.order-refunded.v1";
}
