package com.cruisemall.payment.sailing;

import com.cruisemall.payment.fare.CancellationPolicy;
import com.cruisemall.payment.fare.FareCategory;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A sailing as it can be ordered right now.
 *
 * @param destinations what people read of the route
 * @param onSale whether product and sailing take orders
 * @param prices what one person pays in won, by type of cabin and fare
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

  /** Empty where the fare is not offered. */
  public OptionalLong price(CabinType type, FareCategory fare) {
    Long price = prices.getOrDefault(type, Map.of()).get(fare);
    return price == null ? OptionalLong.empty() : OptionalLong.of(price);
  }
}
