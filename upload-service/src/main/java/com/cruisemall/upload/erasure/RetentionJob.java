package com.cruisemall.upload.erasure;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.drive.DriveException;
import com.cruisemall.upload.drive.GoogleDrive;
import com.cruisemall.upload.erasure.RetentionTable.EndedRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
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
 * Ends what has had its time: marks documents for their removal, and removes requests of which no
 * document is left, with their folder. {@code cruisemall.retention.overdue} proves it: what is
 * there and should not be, counted anew each time; anything but zero is a failure.
 */
@Singleton
class RetentionJob {
  private static final int AT_ONCE = 500;

  private final RetentionTable table;
  private final GoogleDrive drive;
  private final Transactions transactions;
  private final ErasureConfig config;
  private final MeterRegistry metrics;
  private final Clock clock;
  private final Map<String, AtomicLong> overdue = new TreeMap<>();

  RetentionJob(
      RetentionTable table,
      GoogleDrive drive,
      Transactions transactions,
      ErasureConfig config,
      MeterRegistry metrics,
      Clock clock) {
    this.table = table;
    this.drive = drive;
    this.transactions = transactions;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Scheduled(
      every = "{cruisemall.retention.look-every}",
      // The first look is not to fall into the start, where it would be left out for an hour.
      delayed = "5s",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void endWhatHadItsTime() throws InterruptedException {
    try {
      Instant end = clock.instant().minus(config.keep());
      int marked = transactions.call(() -> table.markBefore(end, AT_ONCE));
      if (marked > 0) {
        Log.infof("passports have had their time count=%d", marked);
      }
      for (EndedRequest request : transactions.call(() -> table.endedBefore(end, AT_ONCE))) {
        remove(request);
      }
      transactions
          .call(() -> table.overdue(end.minus(config.grace())))
          .forEach((what, count) -> gauge(what).set(count));
    } catch (PersistenceException e) {
      Log.warn("what has had its time waits: the database is away", e);
    }
  }

  private void remove(EndedRequest request) throws InterruptedException {
    try {
      if (request.folderId().isPresent()) {
        drive.delete(request.folderId().get());
      }
      transactions.run(() -> table.remove(request.id()));
    } catch (DriveException | CircuitBreakerOpenException e) {
      Log.warnf("drive does not erase yet requestId=%s cause=%s", request.id(), e.getMessage());
    }
  }

  private AtomicLong gauge(String what) {
    return overdue.computeIfAbsent(
        what,
        name ->
            metrics.gauge("cruisemall.retention.overdue", Tags.of("what", name), new AtomicLong()));
  }
}
