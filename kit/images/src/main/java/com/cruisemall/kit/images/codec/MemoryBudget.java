package com.cruisemall.kit.images.codec;

import java.util.concurrent.Semaphore;

/** Fair semaphore over the bytes that all concurrent decodes may allocate together. */
final class MemoryBudget {
  private static final int UNIT = 1 << 10;

  private final int units;
  private final Semaphore free;

  MemoryBudget(long bytes) {
    this.units = Math.toIntExact(bytes / UNIT);
    this.free = new Semaphore(units, true);
  }

  boolean covers(long bytes) {
    return units(bytes) <= units;
  }

  /** Waits until the bytes are free; {@link Lease#close} returns them. */
  Lease acquire(long bytes) throws InterruptedException {
    int count = Math.toIntExact(units(bytes));
    free.acquire(count);
    return () -> free.release(count);
  }

  private static long units(long bytes) {
    return bytes / UNIT + 1;
  }

  /** Acquired part of the budget. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }
}
