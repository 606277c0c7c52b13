package com.cruisemall.upload.admin;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.DocumentStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gauges {@code cruisemall.upload.documents} by status and {@code cruisemall.upload.oldest.seconds}
 * of the documents that wait for Drive. They are read from the database, so all instances report
 * the same.
 */
@Startup
@Singleton
class QueueMetrics {
  private static final Set<DocumentStatus> OPEN =
      Set.of(
          DocumentStatus.RECEIVING,
          DocumentStatus.QUEUED,
          DocumentStatus.UPLOADING,
          DocumentStatus.FAILED,
          DocumentStatus.ERASING);

  private final UploadQuery query;
  private final Transactions transactions;
  private final Clock clock;
  private final Map<DocumentStatus, AtomicLong> depths = new EnumMap<>(DocumentStatus.class);
  private final AtomicLong oldestSeconds = new AtomicLong();

  QueueMetrics(UploadQuery query, Transactions transactions, MeterRegistry metrics, Clock clock) {
    this.query = query;
    this.transactions = transactions;
    this.clock = clock;
    OPEN.forEach(status ->
        depths.put(
            status,
            metrics.gauge(
                "cruisemall.upload.documents",
                Tags.of("status", status.name()),
                new AtomicLong())));
    metrics.gauge("cruisemall.upload.oldest.seconds", oldestSeconds);
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void measure() {
    try {
      transactions.run(() -> {
        Map<DocumentStatus, Long> counts = query.countByStatus();
        depths.forEach((status, depth) -> depth.set(counts.getOrDefault(status, 0L)));
        Optional<Instant> oldest = query.oldest();
        oldestSeconds.set(
            oldest.map(since -> Duration.between(since, clock.instant()).toSeconds()).orElse(0L));
      });
    } catch (PersistenceException e) {
      Log.warn("queue metrics not updated, database unavailable", e);
    }
  }
}
