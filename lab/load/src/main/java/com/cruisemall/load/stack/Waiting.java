package com.cruisemall.load.stack;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Letting time pass. */
public final class Waiting {
  private static final Duration LOOK = Duration.ofMillis(500);

  private Waiting() {}

  public static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  /** Waits until something is so; returns whether it came to be. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    return until(patience, LOOK, condition);
  }

  /** The same, with so much time between two looks. */
  static boolean until(Duration patience, Duration look, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      pause(look);
    }
    return true;
  }
}
