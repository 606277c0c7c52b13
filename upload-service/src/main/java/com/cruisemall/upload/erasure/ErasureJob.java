package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.drive.DriveClient;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.erasure.ErasureRepository.DueErasure;
import com.cruisemall.upload.mrz.PassportDataRepository;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Erases marked documents: first the file in Drive and, once Drive has confirmed, the key, without
 * which no copy can be decrypted. A failed attempt is repeated after a delay that doubles, so that
 * refused erasures do not block others. Every deletion is repeated once later, because an upload
 * whose connection was silent may complete after the first one. {@code
 * cruisemall.upload.erasure.oldest.seconds} is the age of the oldest unconfirmed erasure.
 */
@Startup
@Singleton
class ErasureJob {
  private static final int BATCH = 50;
  private static final int MAX_DOUBLINGS = 20;

  private final ErasureRepository erasures;
  private final DocumentRepository documents;
  private final DeliveryQueue deliveries;
  private final ChunkRepository chunks;
  private final PassportDataRepository passports;
  private final DriveClient drive;
  private final Transactions transactions;
  private final ErasureConfig config;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final AtomicLong oldestSeconds;

  ErasureJob(
      ErasureRepository erasures,
      DocumentRepository documents,
      DeliveryQueue deliveries,
      ChunkRepository chunks,
      PassportDataRepository passports,
      DriveClient drive,
      Transactions transactions,
      ErasureConfig config,
      MeterRegistry metrics,
      Clock clock) {
    this.erasures = erasures;
    this.documents = documents;
    this.deliveries = deliveries;
    this.chunks = chunks;
    this.passports = passports;
    this.drive = drive;
    this.transactions = transactions;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
    this.oldestSeconds =
        metrics.gauge("cruisemall.upload.erasure.oldest.seconds", new AtomicLong());
  }

  @Scheduled(
      every = "{cruisemall.retention.erasure-interval}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void eraseMarked() throws InterruptedException {
    try {
      List<DueErasure> due =
          transactions.call(() -> {
            erasures.addMarked();
            return erasures.findDue(BATCH);
          });
      for (DueErasure erasure : due) {
        // A delivery in flight would store the file in Drive again.
        Optional<String> holder = deliveries.acquireLease(erasure.documentId());
        if (holder.isPresent()) {
          erase(erasure, holder.get());
        }
      }
      Optional<Instant> oldest = transactions.call(erasures::oldest);
      oldestSeconds.set(
          oldest.map(since -> Duration.between(since, clock.instant()).toSeconds()).orElse(0L));
    } catch (PersistenceException e) {
      Log.warn("erasure postponed, database unavailable", e);
    }
  }

  private void erase(DueErasure erasure, String holder) throws InterruptedException {
    UUID id = erasure.documentId();
    try {
      Optional<String> driveId = transactions.call(() -> deliveries.findDriveId(id));
      if (driveId.isPresent()) {
        drive.delete(driveId.get());
      }
      confirm(erasure);
    } catch (DriveException e) {
      postpone(erasure, e.reason());
    } catch (CircuitBreakerOpenException _) {
      postpone(erasure, "notAttempted");
    }
    deliveries.releaseLease(id, holder);
  }

  private void confirm(DueErasure erasure) {
    UUID id = erasure.documentId();
    if (erasure.confirmed()) {
      transactions.run(() -> erasures.delete(id));
      return;
    }
    transactions.run(() -> {
      if (documents.markErased(id)) {
        chunks.delete(id);
        passports.delete(id);
      }
      erasures.confirm(id, config.repeatAfter());
    });
    count("erased");
    Log.infof("passport erased documentId=%s", id);
  }

  private void postpone(DueErasure erasure, String reason) {
    long factor = 1L << Math.min(MAX_DOUBLINGS, erasure.attempt());
    Duration delay = config.erasureInterval().multipliedBy(factor);
    Duration bounded = delay.compareTo(config.maxDelay()) < 0 ? delay : config.maxDelay();
    transactions.run(() -> erasures.postpone(erasure.documentId(), reason, bounded));
    count("postponed");
    Log.warnf(
        "erasure postponed documentId=%s attempt=%d reason=%s",
        erasure.documentId(), erasure.attempt(), reason);
  }

  private void count(String outcome) {
    metrics.counter("cruisemall.upload.erasures", "outcome", outcome).increment();
  }
}
