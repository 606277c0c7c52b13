package com.cruisemall.kit.transactions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs a short piece of work in a transaction of its own. When PostgreSQL gives it up to resolve a
 * deadlock (SQLSTATE 40P01), a serialization failure (40001) or a lock that was not had in time
 * (55P03), the whole work runs again, a bounded number of times and after a random wait. The work
 * must therefore do nothing but database work: no hashing, no HTTP, no Kafka.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html">PostgreSQL:
 *     serialization failure handling</a>
 */
@Singleton
public class Transactions {
  private static final int ATTEMPTS = 4;
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);

  private final MeterRegistry metrics;
  private final Timer time;

  Transactions(MeterRegistry metrics) {
    this.metrics = metrics;
    this.time =
        Timer.builder("cruisemall.transaction.time")
            .description("one attempt at a transaction, with the wait for a connection")
            .register(metrics);
  }

  /** Runs the work and commits; any exception rolls back. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Runs the work, commits and returns what it found; any exception rolls back. */
  public <T> T call(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = time.record(() -> QuarkusTransaction.requiringNew().call(work::get));
        count("committed", "00000");
        return result;
      } catch (RuntimeException failure) {
        SqlState state = SqlState.of(failure);
        boolean again = state.retryable() && attempt < ATTEMPTS;
        count(again ? "retried" : "rolled_back", state.code());
        if (!again) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  private void count(String outcome, String sqlState) {
    metrics
        .counter("cruisemall.transactions", "outcome", outcome, "sqlstate", sqlState)
        .increment();
  }

  private static void pause(int attempt) {
    long longest = FIRST_WAIT.toNanos() << attempt;
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
  }
}
