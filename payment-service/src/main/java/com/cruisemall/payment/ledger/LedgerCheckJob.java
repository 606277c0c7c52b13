package com.cruisemall.payment.ledger;

import com.cruisemall.payment.JobRunner;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Checks the ledger and counts its metrics periodically. */
@Singleton
class LedgerCheckJob {
  private final JobRunner check;
  private final JobRunner count;

  LedgerCheckJob(LedgerCheck ledgerCheck, LedgerMetrics metrics, LedgerConfig config) {
    this.check =
        new JobRunner(
            "ledger check",
            () ->
                metrics.recordDifferences(
                    ledgerCheck.check(config.checkPeriod()).differences().size()));
    this.count = new JobRunner("ledger metrics", metrics::count);
  }

  @Scheduled(
      every = "${cruisemall.ledger.check-interval:1h}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void check() {
    check.run();
  }

  @Scheduled(
      every = "${cruisemall.ledger.metrics-interval:30s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void count() {
    count.run();
  }
}
