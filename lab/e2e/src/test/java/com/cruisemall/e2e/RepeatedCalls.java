package com.cruisemall.e2e;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Virtual threads that repeat a call until closed. */
final class RepeatedCalls implements AutoCloseable {
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final List<Thread> threads;

  /**
   * Starts the threads.
   *
   * @param pause time between two calls of a thread
   * @param call receives the number of its thread
   */
  RepeatedCalls(int count, Duration pause, IntConsumer call) {
    threads =
        IntStream.range(0, count)
            .mapToObj(number -> Thread.ofVirtual().start(() -> repeat(number, pause, call)))
            .toList();
  }

  private void repeat(int number, Duration pause, IntConsumer call) {
    while (running.get()) {
      call.accept(number);
      if (pause.isPositive()) {
        LockSupport.parkNanos(pause.toNanos());
      }
    }
  }

  /** Stops the threads and waits for their calls in flight. */
  @Override
  public void close() {
    running.set(false);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
