package com.cruisemall.payment.order;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.sailing.CabinType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An order as its owner sees it. Amounts are in won.
 *
 * @param orderName what the PSP shows the customer
 * @param holdExpiresAt until when it can be paid
 * @param cancellation what giving it back today would mean; absent when it cannot be given back
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OrderView(
    String orderId,
    OrderStatus status,
    long amount,
    long refundedAmount,
    String orderName,
    Product product,
    Sailing sailing,
    List<Cabin> cabins,
    Optional<String> affiliateCode,
    Instant holdExpiresAt,
    Instant createdAt,
    Optional<Instant> paidAt,
    Optional<Cancellation> cancellation) {

  /** What was sold. */
  public record Product(
      String productCode, String productName, String cruiseLine, String shipName) {}

  /** When it leaves and comes back. */
  public record Sailing(
      UUID sailingId, LocalDate departureDate, LocalDate returnDate, int nights) {}

  /** A cabin of it; {@code line} names it when some cabins are given back. */
  public record Cabin(
      int line,
      CabinType cabinType,
      int deck,
      String number,
      long amount,
      OrderLines.State state,
      List<Traveler> travelers) {}

  /** Somebody who travels. */
  public record Traveler(
      UUID id,
      String name,
      LocalDate birthDate,
      String sex,
      String nationality,
      FareCategory fareCategory,
      long amount) {
    @Override
    public String toString() {
      return "Traveler[" + id + "]";
    }
  }

  /** What the shop would keep, and what would be paid back. */
  public record Cancellation(int keptPercent, long refund) {}
}
