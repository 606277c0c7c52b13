package com.cruisemall.gateway.upstream;

import java.util.concurrent.atomic.AtomicLong;

/** Lets a tenth of the requests be repeated, so that repeating never multiplies an overload. */
final class RetryBudget {
  private static final long COST = 10;
  private static final long MOST = 100 * COST;

  private final AtomicLong saved = new AtomicLong(MOST);

  /** Notes a first attempt. */
  void earn() {
    saved.updateAndGet(now -> Math.min(MOST, now + 1));
  }

  /** Whether one more attempt may be made. */
  boolean spend() {
    return saved.getAndUpdate(now -> now >= COST ? now - COST : now) >= COST;
  }
}
