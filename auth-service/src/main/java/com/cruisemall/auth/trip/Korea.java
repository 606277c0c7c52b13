package com.cruisemall.auth.trip;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** A day for people is a day in Korea. */
public final class Korea {
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private Korea() {}

  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
