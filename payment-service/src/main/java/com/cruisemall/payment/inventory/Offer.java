package com.cruisemall.payment.inventory;

import com.cruisemall.payment.fare.CancellationPolicy;
import com.cruisemall.payment.fare.FareCategory;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Current offer of a sailing.
 *
 * @param destinations the route as shown to customers
 * @param onSale whether product and sailing accept orders
 * @param prices the price for one person in won, by cabin type and fare
 */
public record Offer(
    UUID sailingId,
    String productCode,
    String productName,
    String cruiseLine,
    String shipName,
    String destinations,
    int nights,
    LocalDate departureDate,
    LocalDate returnDate,
    boolean onSale,
    CancellationPolicy cancellationPolicy,
    Map<CabinType, Map<FareCategory, Long>> prices) {

  /** Returns the price; empty if the fare is not offered. */
  public OptionalLong price(CabinType type, FareCategory fare) {
    Long price = prices.getOrDefault(type, Map.of()).get(fare);
    return price == null ? OptionalLong.empty() : OptionalLong.of(price);
  }
}
