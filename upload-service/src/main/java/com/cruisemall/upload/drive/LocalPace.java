package com.cruisemall.upload.drive;

import java.time.Duration;

/** Evenly spaced turns for this instance alone. All times in microseconds. */
final class LocalPace {
  private final long interval;
  private long next = now();

  LocalPace(Duration interval) {
    this.interval = interval.toNanos() / 1000;
  }

  /** Takes the next turn and says how long it is until then; negative if it is too long. */
  synchronized long take(long patience) {
    long now = now();
    long turn = Math.max(next, now);
    long wait = turn - now;
    if (wait > patience) {
      return -wait;
    }
    next = turn + interval;
    return wait;
  }

  /** No turn before this much time is over. */
  synchronized void hold(long pause) {
    next = Math.max(next, now() + pause);
  }

  private static long now() {
    return System.nanoTime() / 1000;
  }
}
