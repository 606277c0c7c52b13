package com.cruisemall.upload.delivery;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.Documents;
import com.cruisemall.upload.document.StoredDocument;
import com.cruisemall.upload.staging.Staging;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of a delivery, each a short transaction that moves the document, its delivery and the
 * event of what comes next together. The row of the delivery is locked before that of its document.
 */
@Singleton
public class Deliveries {
  private final Transactions transactions;
  private final Documents documents;
  private final DeliveryTable table;
  private final Staging staging;
  private final Outbox outbox;

  Deliveries(
      Transactions transactions,
      Documents documents,
      DeliveryTable table,
      Staging staging,
      Outbox outbox) {
    this.transactions = transactions;
    this.documents = documents;
    this.table = table;
    this.staging = staging;
    this.outbox = outbox;
  }

  Claim claim(DriveJob job) {
    String holder = UuidCreator.getTimeOrderedEpoch().toString();
    return transactions.call(() -> {
      boolean open =
          documents
              .find(job.documentId())
              .filter(document ->
                  switch (document.status()) {
                    case QUEUED, UPLOADING -> true;
                    case RECEIVING, STORED, FAILED, ERASING, ERASED -> false;
                  })
              .isPresent();
      if (!open) {
        return new Claim.Over();
      }
      if (table.lease(job, holder)) {
        // It may have been marked for its removal in between.
        if (documents.uploading(job.documentId())) {
          return new Claim.Mine(holder);
        }
        table.release(job.documentId(), holder);
        return new Claim.Over();
      }
      return table.held(job).<Claim>map(Claim.Held::new).orElseGet(Claim.Over::new);
    });
  }

  boolean renew(UUID documentId, String holder) {
    return transactions.call(() -> table.renew(documentId, holder));
  }

  /** Drive has it: the bytes here are not needed any more. */
  boolean stored(UUID documentId, String holder) {
    return transactions.call(() -> {
      boolean stored = table.release(documentId, holder) && documents.stored(documentId);
      if (stored) {
        staging.delete(documentId);
      }
      return stored;
    });
  }

  /** Tries again later, unless it was tried for long enough. */
  boolean later(DriveJob job, String holder, String reason) {
    RetryTier tier = RetryTier.after(job.attempt());
    return transactions.call(() -> {
      if (!table.release(job.documentId(), holder) || !documents.waiting(job.documentId())) {
        return true;
      }
      table.note(job.documentId(), reason, tier.delay());
      if (table.tooOld(job.documentId())) {
        bury(job, reason);
        return false;
      }
      send(tier.topic(), new DriveJob(job.documentId(), job.attempt() + 1));
      return true;
    });
  }

  /** Gives the document back untried: this instance ends. */
  void putBack(DriveJob job, String holder) {
    transactions.run(() -> {
      if (table.release(job.documentId(), holder) && documents.waiting(job.documentId())) {
        send(DriveJob.TOPIC, job);
      }
    });
  }

  /** Trying again would change nothing. */
  void dead(DriveJob job, String holder, String reason) {
    transactions.run(() -> {
      if (table.release(job.documentId(), holder)) {
        table.note(job.documentId(), reason, Duration.ZERO);
        bury(job, reason);
      }
    });
  }

  /** Has a document that failed tried again; false if it has not failed. */
  public boolean replay(UUID documentId) {
    return transactions.call(() -> {
      if (!documents.again(documentId)) {
        return false;
      }
      send(DriveJob.TOPIC, new DriveJob(documentId, table.restart(documentId)));
      return true;
    });
  }

  /** Puts into the queue again what seems to have fallen out of it; returns how many. */
  int rescue(int limit) {
    return transactions.call(() -> {
      List<DriveJob> forgotten = table.forgotten(limit);
      forgotten.forEach(job -> send(DriveJob.TOPIC, job));
      return forgotten.size();
    });
  }

  public Optional<StoredDocument> document(UUID id) {
    return transactions.call(() -> documents.find(id));
  }

  /** The id under which Drive has or will have a document, in the caller's transaction. */
  public Optional<String> driveId(UUID documentId) {
    return table.driveId(documentId);
  }

  /**
   * Has a document to oneself for the time of a lease, so that nobody brings it to Drive while it
   * is removed there; empty as long as somebody is at it.
   *
   * @return what it is given back with
   */
  public Optional<String> seize(UUID documentId) {
    String holder = UuidCreator.getTimeOrderedEpoch().toString();
    return transactions.call(
        () -> table.seize(documentId, holder) ? Optional.of(holder) : Optional.<String>empty());
  }

  /** Ends what {@link #seize} began. */
  public void giveBack(UUID documentId, String holder) {
    transactions.run(() -> table.release(documentId, holder));
  }

  private void bury(DriveJob job, String reason) {
    if (documents.failed(job.documentId(), reason)) {
      send(DriveJob.DEAD_TOPIC, job);
    }
  }

  private void send(String topic, DriveJob job) {
    outbox.add(new OutboxEvent(topic, job.documentId().toString(), job));
  }
}
