package com.cruisemall.payment.catalogue;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.inventory.CabinType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sailing in a response. */
public record SailingView(
    UUID sailingId, LocalDate departureDate, LocalDate returnDate, List<Cabins> cabins) {
  /**
   * Cabins of a type.
   *
   * @param free the number of free cabins
   * @param fares the price for one person, in won
   */
  public record Cabins(CabinType cabinType, long free, Map<FareCategory, Long> fares) {}
}
