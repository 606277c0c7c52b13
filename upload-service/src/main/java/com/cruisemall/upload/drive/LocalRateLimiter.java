package com.cruisemall.upload.drive;

import java.time.Duration;

/** Rate limiter with evenly spaced permits for this instance alone. Times are in microseconds. */
final class LocalRateLimiter {
  private final long interval;
  private long next = now();

  LocalRateLimiter(Duration interval) {
    this.interval = interval.toNanos() / 1000;
  }

  /** Takes the next permit and returns the wait until then; negative if it exceeds the timeout. */
  synchronized long acquire(long timeout) {
    long now = now();
    long permit = Math.max(next, now);
    long wait = permit - now;
    if (wait > timeout) {
      return -wait;
    }
    next = permit + interval;
    return wait;
  }

  /** Grants no permit before the pause is over. */
  synchronized void hold(long pause) {
    next = Math.max(next, now() + pause);
  }

  private static long now() {
    return System.nanoTime() / 1000;
  }
}
