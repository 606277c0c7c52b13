package com.cruisemall.payment.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The event {@code payment.order-paid.v1}, key = orderId; its schema is {@code
 * events/order-paid.v1.json}.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OrderPaid(
    String orderId,
    UUID userId,
    String productCode,
    String shipName,
    String destinations,
    LocalDate departureDate,
    LocalDate returnDate,
    int nights,
    String companionType,
    Optional<String> affiliateCode,
    long amount,
    Instant paidAt) {
  public static final String TOPIC = "payment.order-paid.v1";
}
