package com.cruisemall.auth.throttle;

import java.time.Duration;

/**
 * Exponential delay after failures.
 *
 * @param freeFailures failures without a delay
 * @param firstDelay delay of the next failure; it doubles with each further one
 */
record Backoff(int freeFailures, Duration firstDelay, Duration maxDelay) {
  /** Prevents an overflow; the maximum delay is reached long before. */
  private static final int MAX_DOUBLINGS = 30;

  /** Returns the delay after this number of failures; zero if there is none. */
  Duration delay(long failures) {
    if (failures <= freeFailures) {
      return Duration.ZERO;
    }
    long doublings = Math.min(failures - freeFailures - 1, MAX_DOUBLINGS);
    return Duration.ofMillis(Math.min(maxDelay.toMillis(), firstDelay.toMillis() << doublings));
  }
}
