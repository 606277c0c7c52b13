package com.cruisemall.kit.transactions;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Runs work in a new transaction. After a deadlock (SQLSTATE 40P01), a serialization failure
 * (40001) or a lock timeout (55P03) the whole work runs again, a bounded number of times, with
 * random backoff. The work must therefore contain only database calls: no hashing, no HTTP, no
 * Kafka.
 *
 * @see <a
 *     href="https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html">PostgreSQL:
 *     serialization failure handling</a>
 */
@Startup
@Singleton
public class Transactions {
  private static final int ATTEMPTS = 4;
  private static final Duration INITIAL_BACKOFF = Duration.ofMillis(20);

  private final MeterRegistry metrics;
  private final SecureRandom random;
  private final ConnectionRepository connections;
  private final Timer time;

  Transactions(MeterRegistry metrics, SecureRandom random, ConnectionRepository connections) {
    this.metrics = metrics;
    this.connections = connections;
    this.random = random;
    this.time =
        Timer.builder("cruisemall.transaction.time")
            .description("one attempt, including the wait for a connection")
            .register(metrics);
    // Registers the series at zero: rate() ignores the first sample of a series.
    counter("committed", "00000");
    SqlState.RETRYABLE.forEach(code -> counter("rolled_back", code));
  }

  /** Runs the work and commits; any exception rolls back. */
  public void run(Runnable work) {
    call(() -> {
      work.run();
      return true;
    });
  }

  /** Runs the work, commits and returns its result; any exception rolls back. */
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
        if (state.readOnly()) {
          // These connections lead to a standby. New ones find the primary.
          connections.replaceAll();
        }
        if (!again) {
          throw failure;
        }
        backOff(attempt);
      }
    }
  }

  private void count(String outcome, String sqlState) {
    counter(outcome, sqlState).increment();
  }

  private Counter counter(String outcome, String sqlState) {
    return metrics.counter("cruisemall.transactions", "outcome", outcome, "sqlstate", sqlState);
  }

  private void backOff(int attempt) {
    long max = INITIAL_BACKOFF.toNanos() << attempt;
    LockSupport.parkNanos(random.nextLong(max));
  }
}
