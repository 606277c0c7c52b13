package com.cruisemall.payment.catalogue;

import com.cruisemall.payment.fare.FareCategory;
import com.cruisemall.payment.sailing.CabinType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A departure as people see it. */
public record SailingView(
    UUID sailingId, LocalDate departureDate, LocalDate returnDate, List<Cabins> cabins) {
  /**
   * A type of cabin.
   *
   * @param free how many nobody holds or has bought
   * @param fares what one person pays, in won
   */
  public record Cabins(CabinType cabinType, long free, Map<FareCategory, Long> fares) {}
}
