package com.cruisemall.upload;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Interruptible wait of a virtual thread. */
public final class Delay {
  private Delay() {}

  /** Waits for the whole duration. */
  public static void await(Duration duration) throws InterruptedException {
    var never = new CountDownLatch(1);
    if (never.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("the latch is never released");
    }
  }
}
