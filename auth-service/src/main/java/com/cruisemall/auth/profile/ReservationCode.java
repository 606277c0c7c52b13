package com.cruisemall.auth.profile;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Reservation code of a trip, such as {@code CRD-20260501-0417}: unique, and not predictable from
 * another one.
 */
record ReservationCode(String value) {
  /** Number of four-digit codes a day; a busier day gets longer ones. */
  static final int FOUR_DIGITS = 10_000;

  /** Coprime to {@link #FOUR_DIGITS}, so that every number occurs once. */
  private static final int STRIDE = 7_919;

  /**
   * Returns a code of a day.
   *
   * @param ordinal counts the day's bookings from 0
   * @param start random, the same for the whole day
   */
  static ReservationCode of(LocalDate day, int ordinal, int start) {
    int number = ordinal < FOUR_DIGITS ? (start + ordinal * STRIDE) % FOUR_DIGITS : ordinal;
    return new ReservationCode(
        "CRD-%s-%04d".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(day), number));
  }
}
