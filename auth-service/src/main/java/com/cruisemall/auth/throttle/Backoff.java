package com.cruisemall.auth.throttle;

import java.time.Duration;

/**
 * How long a try must wait after so many failures.
 *
 * @param freeFailures those that cost nothing
 * @param firstDelay the first wait after them; it doubles with each further failure
 */
record Backoff(int freeFailures, Duration firstDelay, Duration longestDelay) {
  /** The longest delay is reached long before. */
  private static final int MOST_DOUBLINGS = 30;

  /** The wait after so many failures; zero if there is none. */
  Duration delay(long failures) {
    if (failures <= freeFailures) {
      return Duration.ZERO;
    }
    long doublings = Math.min(failures - freeFailures - 1, MOST_DOUBLINGS);
    return Duration.ofMillis(Math.min(longestDelay.toMillis(), firstDelay.toMillis() << doublings));
  }
}
