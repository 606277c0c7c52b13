package com.cruisemall.sandbox.drive;

import jakarta.inject.Singleton;

/** Rate limit of writes per second, with a burst of one second. */
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

  /** Takes a permit; returns false if the quota is exhausted. */
  synchronized boolean tryAcquire() {
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
