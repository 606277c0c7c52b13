package com.cruisemall.kit.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * Gauges of unsent events, read from the table, so that they are right if no relay runs. Without a
 * recent reading they are NaN.
 */
@Singleton
class OutboxMetrics {
  private static final Duration MAX_AGE = Duration.ofSeconds(15);

  private final OutboxRepository repository;
  private final Clock clock;
  private volatile Reading last = new Reading(Backlog.UNKNOWN, Instant.EPOCH);

  private volatile boolean readable = true;

  private record Reading(Backlog backlog, Instant time) {}

  OutboxMetrics(OutboxRepository repository, Clock clock, MeterRegistry metrics) {
    this.repository = repository;
    this.clock = clock;
    Gauge.builder("cruisemall.outbox.oldest", this, it -> it.read(Backlog::oldestSeconds))
        .description("age of the oldest event that no instance has sent, without parked ones")
        .baseUnit("seconds")
        .register(metrics);
    Gauge.builder("cruisemall.outbox.parked", this, it -> it.read(Backlog::parked))
        .description("events that Kafka refuses and that wait for a replay")
        .register(metrics);
  }

  @Scheduled(
      every = "{cruisemall.outbox.sample-interval}",
      identity = "outbox-metrics",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sample() {
    try {
      last = new Reading(repository.backlog(), clock.instant());
      readable = true;
    } catch (RuntimeException e) {
      if (readable) {
        Log.warnf("outbox not readable cause=%s", e.getMessage());
      }
      readable = false;
    }
  }

  private double read(ToDoubleFunction<Backlog> value) {
    Reading reading = last;
    boolean isRecent = reading.time().plus(MAX_AGE).isAfter(clock.instant());
    return isRecent ? value.applyAsDouble(reading.backlog()) : Double.NaN;
  }
}
