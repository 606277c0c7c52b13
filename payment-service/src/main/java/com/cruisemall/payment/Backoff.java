package com.cruisemall.payment;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff: the delay doubles up to a maximum, with jitter of half of it. */
@Singleton
public class Backoff {
  private static final int MAX_DOUBLINGS = 16;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Returns the delay after a number of attempts. */
  public Duration delay(Duration initial, Duration max, int attempts) {
    long longest =
        Math.min(max.toMillis(), initial.toMillis() << Math.min(attempts, MAX_DOUBLINGS));
    return Duration.ofMillis(Math.max(1, longest / 2 + random.nextLong(longest / 2 + 1)));
  }
}
