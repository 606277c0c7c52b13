package com.cruisemall.payment.fare;

import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;

/** Clock of constraints such as {@code @PastOrPresent}: today is the day in Seoul. */
@Singleton
class ShopClockProvider implements ClockProvider {
  private final Clock clock;

  ShopClockProvider(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Clock getClock() {
    return clock.withZone(ShopCalendar.SEOUL);
  }
}
