package com.cruisemall.chat.guard;

import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Leaves a model alone until the time that it named, for everybody on this instance. */
final class HoldOff {
  private final Clock clock;
  private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

  HoldOff(Clock clock) {
    this.clock = clock;
  }

  boolean isOn() {
    return clock.instant().isBefore(until.get());
  }

  void begin(Duration time) {
    boolean wasOn = isOn();
    Instant end = clock.instant().plus(time);
    until.accumulateAndGet(end, (known, asked) -> known.isAfter(asked) ? known : asked);
    if (!wasOn) {
      Log.warnf("model over quota, left alone until=%s", until.get());
    }
  }
}
