package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.drive.DriveClient;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.erasure.RetentionRepository.ExpiredRequest;
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
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Purges passports after the retention period: marks documents for erasure, and deletes requests
 * without remaining documents together with their folder. {@code cruisemall.retention.overdue}
 * counts the items that should be gone; any value but zero is a failure.
 */
@Startup
@Singleton
class RetentionJob {
  private static final int BATCH = 500;

  private final RetentionRepository repository;
  private final DriveClient drive;
  private final Transactions transactions;
  private final ErasureConfig config;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<String, AtomicLong> overdue = new TreeMap<>();

  RetentionJob(
      RetentionRepository repository,
      DriveClient drive,
      Transactions transactions,
      ErasureConfig config,
      MeterRegistry metrics,
      Clock clock) {
    this.repository = repository;
    this.drive = drive;
    this.transactions = transactions;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
    RetentionRepository.KINDS.forEach(this::gauge);
  }

  @Scheduled(
      every = "{cruisemall.retention.poll-interval}",
      // A first run during startup would be skipped, and the next one is an hour later.
      delayed = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void purgeExpired() throws InterruptedException {
    try {
      Instant end = clock.instant().minus(config.period());
      int marked = transactions.call(() -> repository.markExpired(end, BATCH));
      if (marked > 0) {
        Log.infof("passports expired count=%d", marked);
      }
      for (ExpiredRequest request :
          transactions.call(() -> repository.findExpiredRequests(end, BATCH))) {
        delete(request);
      }
      transactions
          .call(() -> repository.countOverdue(end.minus(config.grace())))
          .forEach((kind, count) -> gauge(kind).set(count));
    } catch (PersistenceException e) {
      Log.warn("retention postponed, database unavailable", e);
    }
  }

  private void delete(ExpiredRequest request) throws InterruptedException {
    try {
      if (request.folderId().isPresent()) {
        drive.delete(request.folderId().get());
      }
      transactions.run(() -> repository.delete(request.id()));
    } catch (DriveException | CircuitBreakerOpenException e) {
      // Refused folders must not block the others.
      transactions.run(() -> repository.postpone(request.id(), config.grace()));
      Log.warnf(
          "retention postponed, drive unavailable requestId=%s cause=%s",
          request.id(), e.getMessage());
    }
  }

  private AtomicLong gauge(String kind) {
    return overdue.computeIfAbsent(
        kind,
        name ->
            metrics.gauge("cruisemall.retention.overdue", Tags.of("what", name), new AtomicLong()));
  }
}
