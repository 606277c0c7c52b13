package com.cruisemall.upload.delivery;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.ChunkRepository;
import com.cruisemall.upload.document.DocumentRepository;
import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Queue of deliveries. Each step is one short transaction that changes the document, its delivery
 * and the outbox together. The row of the delivery is locked before that of its document.
 */
@Singleton
public class DeliveryQueue {
  private final Transactions transactions;
  private final DocumentRepository documents;
  private final DeliveryRepository deliveries;
  private final ChunkRepository chunks;
  private final Outbox outbox;
  private final DeliveryConfig config;

  DeliveryQueue(
      Transactions transactions,
      DocumentRepository documents,
      DeliveryRepository deliveries,
      ChunkRepository chunks,
      Outbox outbox,
      DeliveryConfig config) {
    this.transactions = transactions;
    this.documents = documents;
    this.deliveries = deliveries;
    this.chunks = chunks;
    this.outbox = outbox;
    this.config = config;
  }

  /** Result of claiming a document for a delivery attempt. */
  sealed interface Claim {
    /** The caller holds the lease and must renew it. */
    record Granted(String holder) implements Claim {}

    /** Another worker holds the lease; it expires after the remaining time unless renewed. */
    record Held(Duration remaining) implements Claim {}

    /** The document needs no delivery, or the event belongs to an earlier attempt. */
    record Obsolete() implements Claim {}
  }

  /** Enqueues a document in the transaction that makes it QUEUED. */
  public void enqueue(UUID documentId) {
    deliveries.insert(documentId);
    send(DriveJob.TOPIC, new DriveJob(documentId, 1));
  }

  Claim claim(DriveJob job) {
    String holder = UuidCreator.getTimeOrderedEpoch().toString();
    return transactions.call(() -> {
      boolean deliverable =
          documents
              .find(job.documentId())
              .filter(document ->
                  switch (document.status()) {
                    case QUEUED, UPLOADING -> true;
                    case RECEIVING, STORED, FAILED, ERASING, ERASED -> false;
                  })
              .isPresent();
      if (!deliverable) {
        return new Claim.Obsolete();
      }
      if (deliveries.acquireLease(job, holder)) {
        // The document may have been marked for erasure since the query above.
        if (documents.markUploading(job.documentId())) {
          return new Claim.Granted(holder);
        }
        deliveries.releaseLease(job.documentId(), holder);
        return new Claim.Obsolete();
      }
      return deliveries
          .remainingLease(job)
          .<Claim>map(Claim.Held::new)
          .orElseGet(Claim.Obsolete::new);
    });
  }

  boolean renewLease(UUID documentId, String holder) {
    return transactions.call(() -> deliveries.renewLease(documentId, holder));
  }

  /** Marks a document as stored in Drive and deletes its chunks. */
  boolean complete(UUID documentId, String holder) {
    return transactions.call(() -> {
      boolean stored =
          deliveries.releaseLease(documentId, holder) && documents.markStored(documentId);
      if (stored) {
        chunks.delete(documentId);
      }
      return stored;
    });
  }

  /** Schedules the next attempt; returns false if the document was given up instead. */
  boolean retryLater(DriveJob job, String holder, String reason) {
    RetryTier tier = RetryTier.after(job.attempt());
    return transactions.call(() -> {
      if (!deliveries.releaseLease(job.documentId(), holder)
          || !documents.markQueued(job.documentId())) {
        return true;
      }
      deliveries.recordFailure(job.documentId(), reason, tier.delay(config));
      if (deliveries.isTooOld(job.documentId())) {
        deadLetter(job, reason);
        return false;
      }
      send(tier.topic(), new DriveJob(job.documentId(), job.attempt() + 1));
      return true;
    });
  }

  /** Returns an unfinished attempt to the queue, because this instance is shutting down. */
  void requeue(DriveJob job, String holder) {
    transactions.run(() -> {
      if (deliveries.releaseLease(job.documentId(), holder)
          && documents.markQueued(job.documentId())) {
        send(DriveJob.TOPIC, job);
      }
    });
  }

  /** Dead-letters a document that Drive rejects for good. */
  void fail(DriveJob job, String holder, String reason) {
    transactions.run(() -> {
      if (deliveries.releaseLease(job.documentId(), holder)) {
        deliveries.recordFailure(job.documentId(), reason, Duration.ZERO);
        deadLetter(job, reason);
      }
    });
  }

  /** Replays a FAILED document; returns false if it is not FAILED. */
  public boolean replay(UUID documentId) {
    return transactions.call(() -> {
      if (!documents.requeueFailed(documentId)) {
        return false;
      }
      send(DriveJob.TOPIC, new DriveJob(documentId, deliveries.restart(documentId)));
      return true;
    });
  }

  /** Sends a new event for each stalled delivery, and returns their number. */
  int requeueStalled(int limit) {
    return transactions.call(() -> {
      List<DriveJob> stalled = deliveries.touchStalled(limit);
      stalled.forEach(job -> send(DriveJob.TOPIC, job));
      return stalled.size();
    });
  }

  /** Finds the file id that a document has or will have in Drive, in the caller's transaction. */
  public Optional<String> findDriveId(UUID documentId) {
    return deliveries.findDriveId(documentId);
  }

  /**
   * Acquires the lease of a document without delivering it, so that no delivery runs during its
   * erasure. Empty while a delivery holds the lease.
   *
   * @return the holder to release the lease with
   */
  public Optional<String> acquireLease(UUID documentId) {
    String holder = UuidCreator.getTimeOrderedEpoch().toString();
    return transactions.call(() ->
        deliveries.acquireLease(documentId, holder)
            ? Optional.of(holder)
            : Optional.<String>empty());
  }

  /** Releases a lease of {@link #acquireLease}. */
  public void releaseLease(UUID documentId, String holder) {
    transactions.run(() -> deliveries.releaseLease(documentId, holder));
  }

  private void deadLetter(DriveJob job, String reason) {
    if (documents.markFailed(job.documentId(), reason)) {
      send(DriveJob.DEAD_TOPIC, job);
    }
  }

  private void send(String topic, DriveJob job) {
    outbox.add(new OutboxEvent(topic, job.documentId().toString(), job));
  }
}
