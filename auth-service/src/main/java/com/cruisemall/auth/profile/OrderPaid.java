package com.cruisemall.auth.profile;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Part of the event {@code payment.order-paid.v1} that a trip consists of. */
record OrderPaid(
    String orderId,
    UUID userId,
    String productCode,
    String shipName,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> destinations,
    LocalDate departureDate,
    LocalDate returnDate,
    int nights,
    @Nullable String companionType,
    Instant paidAt) {
  static final String TOPIC = "payment.order-paid.v1";

  OrderPaid {
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(productCode, "productCode");
    Objects.requireNonNull(shipName, "shipName");
    Objects.requireNonNull(destinations, "destinations");
    Objects.requireNonNull(paidAt, "paidAt");
    if (nights < 0 || returnDate.isBefore(departureDate)) {
      throw new IllegalArgumentException("returnDate is before departureDate");
    }
  }
}
