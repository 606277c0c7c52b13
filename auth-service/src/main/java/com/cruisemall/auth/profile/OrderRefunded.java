package com.cruisemall.auth.profile;

import java.time.Instant;
import java.util.Objects;

/** Part of the event {@code payment.order-refunded.v1} that concerns trips. */
record OrderRefunded(String orderId, boolean full, Instant refundedAt) {
  static final String TOPIC = "payment.order-refunded.v1";

  OrderRefunded {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(refundedAt, "refundedAt");
  }
}
