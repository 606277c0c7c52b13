package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.DeliveryQueue;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveClient;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.mrz.PassportDataRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Erases marked documents: first the file in Drive and, once Drive has confirmed, the key, without
 * which no copy can be decrypted. Failed attempts are repeated.
 */
@Singleton
class ErasureJob {
  private static final int BATCH = 50;

  private final DocumentRepository documents;
  private final DeliveryQueue deliveries;
  private final ChunkRepository chunks;
  private final PassportDataRepository passports;
  private final DriveClient drive;
  private final Transactions transactions;
  private final MeterRegistry metrics;

  ErasureJob(
      DocumentRepository documents,
      DeliveryQueue deliveries,
      ChunkRepository chunks,
      PassportDataRepository passports,
      DriveClient drive,
      Transactions transactions,
      MeterRegistry metrics) {
    this.documents = documents;
    this.deliveries = deliveries;
    this.chunks = chunks;
    this.passports = passports;
    this.drive = drive;
    this.transactions = transactions;
    this.metrics = metrics;
  }

  @Scheduled(
      every = "{cruisemall.retention.erasure-interval}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void eraseMarked() throws InterruptedException {
    try {
      List<StoredDocument> marked = transactions.call(() -> documents.findErasing(BATCH));
      for (StoredDocument document : marked) {
        // A delivery in flight would store the file in Drive again.
        Optional<String> holder = deliveries.acquireLease(document.id());
        if (holder.isPresent()) {
          erase(document.id(), holder.get());
        }
      }
    } catch (PersistenceException e) {
      Log.warn("erasure postponed, database unavailable", e);
    }
  }

  private void erase(UUID id, String holder) throws InterruptedException {
    try {
      Optional<String> driveId = transactions.call(() -> deliveries.findDriveId(id));
      if (driveId.isPresent()) {
        drive.delete(driveId.get());
      }
    } catch (DriveException | CircuitBreakerOpenException e) {
      metrics.counter("cruisemall.upload.erasures", "outcome", "postponed").increment();
      Log.warnf("erasure postponed, drive unavailable documentId=%s cause=%s", id, e.getMessage());
      deliveries.releaseLease(id, holder);
      return;
    }
    transactions.run(() -> {
      if (documents.markErased(id)) {
        chunks.delete(id);
        passports.delete(id);
      }
    });
    metrics.counter("cruisemall.upload.erasures", "outcome", "erased").increment();
    Log.infof("passport erased documentId=%s", id);
  }
}
