package com.cruisemall.sandbox.drive;

import jakarta.inject.Singleton;

/** So many writes in a second, and no more than those of a second at once. */
@Singleton
class WriteQuota {
  private double perSecond;
  private long nextNanos = System.nanoTime();

  WriteQuota(DriveConfig config) {
    this.perSecond = config.writesPerSecond();
  }

  synchronized void set(double writesPerSecond) {
    perSecond = writesPerSecond;
    nextNanos = System.nanoTime();
  }

  synchronized double perSecond() {
    return perSecond;
  }

  /** Counts a write; false if it is one too many. */
  synchronized boolean take() {
    long now = System.nanoTime();
    long interval = (long) (1e9 / perSecond);
    long burst = Math.max(1, (long) perSecond) * interval;
    long next = Math.max(nextNanos, now) + interval;
    if (next - burst > now) {
      return false;
    }
    nextNanos = next;
    return true;
  }
}
