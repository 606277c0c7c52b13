package com.cruisemall.auth.oldshop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trip of the old shop. */
record OldTrip(
    String id,
    String userId,
    Optional<String> reservationCode,
    String productCode,
    String shipName,
    List<String> destinations,
    @Nullable String companionType,
    LocalDate start,
    LocalDate end,
    int nights,
    Optional<Instant> created) {

  static OldTrip of(OldRecord record) {
    LocalDate start = record.day("startDate");
    LocalDate end = record.day("endDate");
    if (end.isBefore(start)) {
      throw new InvalidRecordException("endDate is before startDate");
    }
    long nights = ChronoUnit.DAYS.between(start, end);
    return new OldTrip(
        record.id(),
        record.required("userId"),
        record.text("reservationCode"),
        record.text("productCode").orElse(""),
        record.required("shipName", "cruiseName"),
        record.list("destinations", "destination"),
        record.text("companionType").orElse(null),
        start,
        end,
        record.number("nights").filter(given -> given >= 0).orElse(Math.toIntExact(nights)),
        record.time("createdAt"));
  }
}
