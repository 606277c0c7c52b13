package com.cruisemall.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes committed events to Kafka, in order and at least once. Only the instance with the lease
 * sends, so that events with the same key keep their order. A commit wakes the relay; polling at
 * long intervals finds events of crashed instances and keeps an idle service from querying its
 * database. A Kafka outage only delays events.
 */
@Singleton
class OutboxRelay {
  private final OutboxRepository repository;
  private final OutboxSender sender;
  private final OutboxConfig config;
  private final Semaphore work = new Semaphore(1);
  private final AtomicLong failures;
  private final Clock clock;
  private final SecureRandom random;
  private volatile @Nullable Instant oldest;
  private volatile boolean running = true;

  OutboxRelay(
      OutboxRepository repository,
      OutboxSender sender,
      OutboxConfig config,
      Clock clock,
      SecureRandom random,
      MeterRegistry metrics) {
    this.repository = repository;
    this.sender = sender;
    this.config = config;
    this.clock = clock;
    this.random = random;
    this.failures = metrics.gauge("cruisemall.outbox.consecutive.failures", new AtomicLong());
    Gauge.builder("cruisemall.outbox.oldest", this, OutboxRelay::oldestSeconds)
        .description("age of the oldest event that this instance has not sent")
        .baseUnit("seconds")
        .register(metrics);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofVirtual().name("outbox-relay").start(this::relay);
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    work.release();
  }

  /** Starts a round of sending. */
  void wake() {
    work.release();
  }

  private void relay() {
    try {
      while (running) {
        waitForWork();
        sendAll();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitForWork() throws InterruptedException {
    long failed = failures.get();
    Duration pause = failed == 0 ? config.pollInterval() : backoff(failed);
    if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }

  private void sendAll() {
    try {
      List<StoredEvent> batch = repository.claim(config.batchSize());
      while (running && !batch.isEmpty()) {
        oldest = batch.getFirst().time();
        sender.send(batch);
        repository.delete(batch);
        batch = repository.claim(config.batchSize());
      }
      oldest = null;
      failures.set(0);
    } catch (RuntimeException failure) {
      if (running && failures.getAndIncrement() == 0) {
        Log.warn("outbox send failed, retrying with backoff", failure);
      }
    }
  }

  /** Returns the exponential backoff after consecutive failures, bounded and with jitter. */
  private Duration backoff(long consecutive) {
    long max = Math.min(config.maxBackoff().toMillis(), 100L << Math.min(consecutive, 16));
    return Duration.ofMillis(max / 2 + random.nextLong(max / 2 + 1));
  }

  private double oldestSeconds() {
    @Nullable Instant since = oldest;
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }
}
