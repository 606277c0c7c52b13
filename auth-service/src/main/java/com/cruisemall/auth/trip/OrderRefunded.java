package com.cruisemall.auth.trip;

import java.time.Instant;
import java.util.Objects;

/** What a trip needs of the event {@code payment.order-refunded.v1}. */
record OrderRefunded(String orderId, boolean full, Instant refundedAt) {
  static final String TOPIC = "payment.order-refunded.v1";

  OrderRefunded {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(refundedAt, "refundedAt");
  }
}
