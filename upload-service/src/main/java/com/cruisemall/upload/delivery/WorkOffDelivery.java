package com.cruisemall.upload.delivery;

import com.cruisemall.upload.drive.DriveException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Works off one event: takes the lease, brings the document to Drive, and decides what follows from
 * how it went. Doing it twice is doing it once; who dies in the middle leaves a lease that runs
 * out.
 */
@Singleton
class WorkOffDelivery {
  private final Deliveries deliveries;
  private final DeliverDocument deliver;
  private final MeterRegistry metrics;
  private final Semaphore places;
  private volatile boolean ending;

  WorkOffDelivery(
      Deliveries deliveries,
      DeliverDocument deliver,
      DeliveryConfig config,
      MeterRegistry metrics) {
    this.deliveries = deliveries;
    this.deliver = deliver;
    this.metrics = metrics;
    this.places = new Semaphore(config.atOnce(), true);
  }

  void stop(@Observes ShutdownEvent event) {
    ending = true;
  }

  /** Returns when the event needs nothing more. */
  void workOff(DriveJob job) throws InterruptedException {
    while (true) {
      Duration wait;
      places.acquire();
      try {
        switch (deliveries.claim(job)) {
          case Claim.Mine(String holder) -> {
            attempt(job, holder);
            return;
          }
          case Claim.Over _ -> {
            return;
          }
          case Claim.Held(Duration remaining) -> wait = remaining;
        }
      } finally {
        places.release();
      }
      // Whoever holds it may have died: this event is the only one there is.
      Thread.sleep(wait.plusMillis(500));
    }
  }

  private void attempt(DriveJob job, String holder) throws InterruptedException {
    try {
      deliver.deliver(job.documentId(), () -> signOfLife(job, holder));
      if (deliveries.stored(job.documentId(), holder)) {
        count("stored");
        Log.infof("passport stored documentId=%s attempt=%d", job.documentId(), job.attempt());
      }
    } catch (DriveException e) {
      settle(job, holder, e);
    } catch (CircuitBreakerOpenException | BulkheadException _) {
      later(job, holder, "leftAlone");
    } catch (LeaseLostException _) {
      count("lease_lost");
    } catch (EndingException _) {
      deliveries.putBack(job, holder);
    }
  }

  private void settle(DriveJob job, String holder, DriveException failure) {
    switch (failure) {
      case DriveException.Unavailable _, DriveException.OverQuota _ ->
          later(job, holder, failure.reason());
      case DriveException.Refused refused -> {
        count("refused");
        Log.errorf(
            refused,
            "drive refuses a document documentId=%s reason=%s",
            job.documentId(),
            refused.reason());
        deliveries.dead(job, holder, refused.reason());
      }
    }
  }

  private void later(DriveJob job, String holder, String reason) {
    count("later");
    if (!deliveries.later(job, holder, reason)) {
      Log.errorf(
          "a document could not be stored for too long documentId=%s reason=%s",
          job.documentId(), reason);
    }
  }

  private void signOfLife(DriveJob job, String holder) {
    if (ending) {
      throw new EndingException();
    }
    if (!deliveries.renew(job.documentId(), holder)) {
      throw new LeaseLostException();
    }
  }

  private void count(String outcome) {
    metrics.counter("cruisemall.upload.deliveries", "outcome", outcome).increment();
  }

  /** Somebody else has taken over. */
  private static final class LeaseLostException extends RuntimeException {}

  /** This instance stops. */
  private static final class EndingException extends RuntimeException {}
}
