package com.cruisemall.payment.job;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The pause between two tries: doubling, bounded, with jitter of half of it. */
public final class Backoff {
  private static final int MOST_DOUBLINGS = 16;

  private Backoff() {}

  /** The pause after so many tries. */
  public static Duration pause(Duration first, Duration longest, int tries) {
    long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(tries, MOST_DOUBLINGS));
    return Duration.ofMillis(
        Math.max(1, most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1)));
  }
}
