package com.cruisemall.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands committed events to Kafka, in order and at least once. Only the instance that holds the
 * lease sends, so that the events of one key are never overtaken. A commit wakes it; it looks by
 * itself only at long intervals, for what another instance left behind, so that a service at rest
 * sends no statement to its database. Kafka being down costs nothing but delay.
 */
@Singleton
class OutboxRelay {
  private final OutboxRepository table;
  private final OutboxSender sender;
  private final OutboxConfig config;
  private final Semaphore work = new Semaphore(1);
  private final AtomicLong failures;
  private final Clock clock;
  private volatile @Nullable Instant oldest;
  private volatile boolean running = true;

  OutboxRelay(
      OutboxRepository table,
      OutboxSender sender,
      OutboxConfig config,
      Clock clock,
      MeterRegistry metrics) {
    this.table = table;
    this.sender = sender;
    this.config = config;
    this.clock = clock;
    this.failures = metrics.gauge("cruisemall.outbox.consecutive.failures", new AtomicLong());
    Gauge.builder("cruisemall.outbox.oldest", this, OutboxRelay::oldestSeconds)
        .description("age of the oldest event that this instance could not yet send")
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

  /** Says that there is something to send. */
  void wake() {
    work.release();
  }

  private void relay() {
    try {
      while (running) {
        waitForWork();
        sendEverything();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitForWork() throws InterruptedException {
    long failed = failures.get();
    Duration pause = failed == 0 ? config.pollInterval() : config.retryPause(failed);
    if (work.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      work.drainPermits();
    }
  }

  private void sendEverything() {
    try {
      List<StoredEvent> batch = table.claim(config.batchSize());
      while (running && !batch.isEmpty()) {
        oldest = batch.getFirst().time();
        sender.send(batch);
        table.delete(batch);
        batch = table.claim(config.batchSize());
      }
      oldest = null;
      failures.set(0);
    } catch (RuntimeException failure) {
      if (running && failures.getAndIncrement() == 0) {
        Log.warn("events wait in the outbox: they cannot be sent right now", failure);
      }
    }
  }

  private double oldestSeconds() {
    @Nullable Instant since = oldest;
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }
}
