package com.cruisemall.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polling of conditions that the operating system does not signal. */
public final class Polling {
  private Polling() {}

  /** Polls until the condition holds; returns false on timeout. */
  public static boolean until(BooleanSupplier condition, Duration interval, Duration timeout)
      throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > timeout.toNanos()) {
        return false;
      }
      pause(interval);
    }
    return true;
  }

  /** Waits for the whole duration unless interrupted. */
  public static void pause(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
