package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.delivery.Deliveries;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.GoogleDrive;
import com.cruisemall.upload.mrz.PassportDataTable;
import com.cruisemall.upload.staging.Staging;
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
 * Removes what is marked: the file in Drive, and once Drive has confirmed, the key, without which
 * nothing that remains anywhere can be read. Until then it is tried again.
 */
@Singleton
class ErasureJob {
  private static final int AT_ONCE = 50;

  private final Documents documents;
  private final Deliveries deliveries;
  private final Staging staging;
  private final PassportDataTable passports;
  private final GoogleDrive drive;
  private final Transactions transactions;
  private final MeterRegistry metrics;

  ErasureJob(
      Documents documents,
      Deliveries deliveries,
      Staging staging,
      PassportDataTable passports,
      GoogleDrive drive,
      Transactions transactions,
      MeterRegistry metrics) {
    this.documents = documents;
    this.deliveries = deliveries;
    this.staging = staging;
    this.passports = passports;
    this.drive = drive;
    this.transactions = transactions;
    this.metrics = metrics;
  }

  @Scheduled(
      every = "{cruisemall.retention.erase-every}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void eraseMarked() throws InterruptedException {
    try {
      List<StoredDocument> marked = transactions.call(() -> documents.erasing(AT_ONCE));
      for (StoredDocument document : marked) {
        // Whoever is bringing it to Drive right now would put it there again.
        Optional<String> holder = deliveries.seize(document.id());
        if (holder.isPresent()) {
          erase(document.id(), holder.get());
        }
      }
    } catch (PersistenceException e) {
      Log.warn("what is to be erased waits: the database is away", e);
    }
  }

  private void erase(UUID id, String holder) throws InterruptedException {
    try {
      Optional<String> driveId = transactions.call(() -> deliveries.driveId(id));
      if (driveId.isPresent()) {
        drive.delete(driveId.get());
      }
    } catch (DriveException | CircuitBreakerOpenException e) {
      metrics.counter("cruisemall.upload.erasures", "outcome", "later").increment();
      Log.warnf("drive does not erase yet documentId=%s cause=%s", id, e.getMessage());
      deliveries.giveBack(id, holder);
      return;
    }
    transactions.run(() -> {
      if (documents.erased(id)) {
        staging.delete(id);
        passports.delete(id);
      }
    });
    metrics.counter("cruisemall.upload.erasures", "outcome", "done").increment();
    Log.infof("passport erased documentId=%s", id);
  }
}
