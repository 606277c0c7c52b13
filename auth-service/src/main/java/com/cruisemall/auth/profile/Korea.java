package com.cruisemall.auth.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Time zone of the shop: dates are calendar days in Korea. */
public final class Korea {
  public static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  private Korea() {}

  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
