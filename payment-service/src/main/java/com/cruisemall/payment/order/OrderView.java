package com.cruisemall.payment.order;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Order in a response. Amounts are in won.
 *
 * @param orderName the name that the PSP shows to the customer
 * @param holdExpiresAt the deadline of the payment
 * @param cancellation the effect of a cancellation today; absent if the order cannot be cancelled
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

  /** The product that was sold. */
  public record Product(
      String productCode, String productName, String cruiseLine, String shipName) {}

  /** The sailing that was sold. */
  public record Sailing(
      UUID sailingId, LocalDate departureDate, LocalDate returnDate, int nights) {}

  /** A cabin of the order; {@code line} identifies it in a cancellation. */
  public record Cabin(
      int line,
      CabinType cabinType,
      int deck,
      String number,
      long amount,
      OrderLine.State state,
      List<Traveler> travelers) {}

  /** A traveller of a cabin. */
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

  /** The percentage that the shop keeps, and the amount of the refund. */
  public record Cancellation(int keptPercent, long refund) {}
}
