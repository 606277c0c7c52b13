package com.cruisemall.auth.trip;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What a customer names a trip by, {@code CRD-20260501-0417}: unique, and not to be guessed from
 * another one.
 */
record ReservationCode(String value) {
  /** How many numbers of four digits there are; a busier day gets longer ones. */
  static final int FOUR_DIGITS = 10_000;

  /** Has no factor in common with the above, so that every number comes up once. */
  private static final int STRIDE = 7_919;

  /**
   * The code of a day's booking.
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
