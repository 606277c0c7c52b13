package com.cruisemall.auth.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Booked trip as the customer sees it.
 *
 * @param reservationCode {@code CRD-YYYYMMDD-####}, with the day of the booking
 * @param destinations in the order of the voyage
 * @param days including the days of embarkation and return
 * @param status as of today in Korea
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Trip(
    UUID id,
    String reservationCode,
    String productCode,
    String shipName,
    List<String> destinations,
    @Nullable String companionType,
    LocalDate startDate,
    LocalDate endDate,
    int nights,
    long days,
    TripStatus status) {
  /** Columns that {@link #of} reads, for a statement with the alias {@code t} for the trip. */
  public static final String COLUMNS =
      """
      t.id as trip_id, t.reservation_code, t.product_code, t.ship_name,
      array_to_string(t.destinations, chr(10)) as destinations, t.companion_type,
      t.start_date, t.end_date, t.nights
      """;

  /** Reads the trip from a row with the {@link #COLUMNS}. */
  public static Trip of(Tuple row, LocalDate today) {
    LocalDate start = row.get("start_date", LocalDate.class);
    LocalDate end = row.get("end_date", LocalDate.class);
    return new Trip(
        row.get("trip_id", UUID.class),
        row.get("reservation_code", String.class),
        row.get("product_code", String.class),
        row.get("ship_name", String.class),
        row.get("destinations", String.class).lines().toList(),
        row.get("companion_type", String.class),
        start,
        end,
        row.get("nights", Integer.class),
        ChronoUnit.DAYS.between(start, end) + 1,
        TripStatus.on(today, start, end));
  }
}
