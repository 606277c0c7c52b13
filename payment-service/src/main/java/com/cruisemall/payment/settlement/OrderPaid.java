package com.cruisemall.payment.settlement;

import com.cruisemall.payment.order.LockedOrder;
import com.cruisemall.payment.order.OrderTerms;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Event {@code payment.order-paid.v1}, keyed by orderId. Its schema is {@code
 * events/order-paid.v1.json}.
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record OrderPaid(
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
  static final String TOPIC = "payment.order-paid.v1";

  static OrderPaid of(LockedOrder order, long amount, Instant paidAt) {
    OrderTerms terms = order.terms();
    return new OrderPaid(
        order.id(),
        order.userId(),
        terms.productCode(),
        terms.shipName(),
        terms.destinations(),
        terms.departureDate(),
        terms.returnDate(),
        terms.nights(),
        terms.companionType(),
        order.affiliateCode(),
        amount,
        paidAt);
  }
}
