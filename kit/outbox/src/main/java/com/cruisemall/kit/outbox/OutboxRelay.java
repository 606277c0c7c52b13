package com.cruisemall.kit.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes committed events to Kafka, in order per key and at least once. Only the instance with
 * the lease sends; it gives the lease up when nothing is due, after a failure and when it stops. A
 * commit wakes the relay of its instance; polling finds the events of other instances. A Kafka
 * outage only delays events.
 */
@Singleton
class OutboxRelay {
  private enum Round {
    DRAINED,
    HELD_ELSEWHERE,
    FAILED
  }

  private final OutboxRepository repository;
  private final OutboxSender sender;
  private final OutboxConfig config;
  private final Semaphore work = new Semaphore(1);
  private final AtomicLong failures;
  private final SecureRandom random;
  private @Nullable Thread thread;
  private volatile boolean running = true;

  OutboxRelay(
      OutboxRepository repository,
      OutboxSender sender,
      OutboxConfig config,
      SecureRandom random,
      MeterRegistry metrics) {
    this.repository = repository;
    this.sender = sender;
    this.config = config;
    this.random = random;
    this.failures = metrics.gauge("cruisemall.outbox.consecutive.failures", new AtomicLong());
  }

  void start(@Observes StartupEvent event) {
    thread = Thread.ofVirtual().name("outbox-relay").start(this::relay);
  }

  /** Ends after the batch in flight, so that the next instance need not wait for the lease. */
  void stop(@Observes ShutdownEvent event) {
    running = false;
    work.release();
    @Nullable Thread relay = thread;
    if (relay != null) {
      try {
        relay.join(config.sendTimeout());
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Starts a round of sending. */
  void wake() {
    work.release();
  }

  private void relay() {
    try {
      while (running) {
        Round round = sendAll();
        if (running) {
          waitForWork(round);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitForWork(Round last) throws InterruptedException {
    Duration pause =
        switch (last) {
          case DRAINED -> config.pollInterval();
          case HELD_ELSEWHERE -> config.leaseRetryInterval();
          case FAILED -> backoff(failures.get());
        };
    if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }

  private Round sendAll() {
    try {
      while (running) {
        switch (repository.claim(config.batchSize())) {
          case Claim.HeldElsewhere() -> {
            return Round.HELD_ELSEWHERE;
          }
          case Claim.Nothing() -> {
            failures.set(0);
            return Round.DRAINED;
          }
          case Claim.Batch(var events) -> send(events);
        }
      }
      repository.releaseLease();
      return Round.DRAINED;
    } catch (Exception | Error failure) { // An Error of one round must not end the thread.
      return failed(failure);
    }
  }

  private void send(List<StoredEvent> events) {
    SendResult result = sender.send(events);
    repository.record(result);
    for (StoredEvent event : result.parked(config.maxAttempts())) {
      Log.errorf(
          result.failures().get(event),
          "outbox event parked topic=%s key=%s position=%d",
          event.topic(),
          event.key(),
          event.position());
    }
    if (result.failures().size() == events.size()) {
      throw new SendFailedException(result.cause().orElseThrow());
    }
  }

  private Round failed(Throwable failure) {
    if (running && failures.getAndIncrement() == 0) {
      Log.warn("outbox send failed, retrying with backoff", failure);
    }
    try {
      repository.releaseLease();
    } catch (RuntimeException _) {
      // The database is unavailable too; the lease expires.
    }
    return Round.FAILED;
  }

  /** Returns the exponential backoff after consecutive failures, bounded and with jitter. */
  private Duration backoff(long consecutive) {
    long max = Math.min(config.maxBackoff().toMillis(), 100L << Math.min(consecutive, 16));
    return Duration.ofMillis(max / 2 + random.nextLong(max / 2 + 1));
  }

  /** No event of a batch was sent. */
  private static final class SendFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SendFailedException(Throwable cause) {
      super(cause);
    }
  }
}
