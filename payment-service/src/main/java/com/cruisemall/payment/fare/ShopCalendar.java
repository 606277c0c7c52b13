package com.cruisemall.payment.fare;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Calendar of the shop, in Seoul. */
public final class ShopCalendar {
  public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private ShopCalendar() {}

  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), SEOUL);
  }
}
