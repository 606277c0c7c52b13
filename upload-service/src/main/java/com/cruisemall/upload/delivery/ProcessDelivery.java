package com.cruisemall.upload.delivery;

import com.cruisemall.upload.Delay;
import com.cruisemall.upload.delivery.DeliveryQueue.Claim;
import com.cruisemall.upload.drive.DriveException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Processes one delivery event: claims the document, uploads it to Drive and records the result. It
 * is idempotent; the lease of a crashed instance expires.
 */
@Singleton
class ProcessDelivery {
  private static final Duration LEASE_MARGIN = Duration.ofMillis(500);

  private final DeliveryQueue queue;
  private final UploadToDrive uploadToDrive;
  private final MeterRegistry metrics;
  private final Semaphore permits;
  private volatile boolean stopping;

  ProcessDelivery(
      DeliveryQueue queue,
      UploadToDrive uploadToDrive,
      DeliveryConfig config,
      MeterRegistry metrics) {
    this.queue = queue;
    this.uploadToDrive = uploadToDrive;
    this.metrics = metrics;
    this.permits = new Semaphore(config.maxConcurrent(), true);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  /** Returns once the event needs no further processing. */
  void process(DriveJob job) throws InterruptedException {
    while (true) {
      Duration wait;
      permits.acquire();
      try {
        switch (queue.claim(job)) {
          case Claim.Granted(String holder) -> {
            attempt(job, holder);
            return;
          }
          case Claim.Obsolete _ -> {
            return;
          }
          case Claim.Held(Duration remaining) -> wait = remaining;
        }
      } finally {
        permits.release();
      }
      // The holder may have crashed, and there is no other event for this attempt.
      Delay.await(wait.plus(LEASE_MARGIN));
    }
  }

  private void attempt(DriveJob job, String holder) throws InterruptedException {
    try {
      uploadToDrive.upload(job.documentId(), () -> heartbeat(job, holder));
      if (queue.complete(job.documentId(), holder)) {
        count("stored");
        Log.infof("passport stored documentId=%s attempt=%d", job.documentId(), job.attempt());
      }
    } catch (DriveException e) {
      handleFailure(job, holder, e);
    } catch (CircuitBreakerOpenException | BulkheadException _) {
      retryLater(job, holder, "notAttempted");
    } catch (LeaseLostException _) {
      count("lease_lost");
    } catch (StoppingException _) {
      queue.requeue(job, holder);
    } catch (PersistenceException e) {
      // The stalled delivery job repeats the attempt once the database is back.
      throw e;
    } catch (RuntimeException e) {
      // An altered chunk or a missing key: repeated within the age limit, then dead-lettered.
      Log.errorf(e, "delivery failed documentId=%s attempt=%d", job.documentId(), job.attempt());
      retryLater(job, holder, "internalError");
    }
  }

  private void handleFailure(DriveJob job, String holder, DriveException failure) {
    switch (failure) {
      case DriveException.Unavailable _, DriveException.OverQuota _ ->
          retryLater(job, holder, failure.reason());
      case DriveException.Refused refused -> {
        count("refused");
        Log.errorf(
            refused,
            "delivery refused by drive documentId=%s reason=%s",
            job.documentId(),
            refused.reason());
        queue.fail(job, holder, refused.reason());
      }
    }
  }

  private void retryLater(DriveJob job, String holder, String reason) {
    count("retried");
    if (!queue.retryLater(job, holder, reason)) {
      Log.errorf("delivery given up documentId=%s reason=%s", job.documentId(), reason);
    }
  }

  private void heartbeat(DriveJob job, String holder) {
    if (stopping) {
      throw new StoppingException();
    }
    if (!queue.renewLease(job.documentId(), holder)) {
      throw new LeaseLostException();
    }
  }

  private void count(String outcome) {
    metrics.counter("cruisemall.upload.deliveries", "outcome", outcome).increment();
  }

  /** Another worker has taken over the lease. */
  private static final class LeaseLostException extends RuntimeException {}

  /** This instance is shutting down. */
  private static final class StoppingException extends RuntimeException {}
}
