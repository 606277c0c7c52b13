package com.cruisemall.payment.ledger;

import com.cruisemall.payment.job.QuietJob;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Checks the books and counts the figures, again and again. */
@Singleton
class LedgerJobs {
  private final QuietJob check;
  private final QuietJob figures;

  LedgerJobs(LedgerCheck ledgerCheck, LedgerFigures ledgerFigures, LedgerConfig config) {
    this.check =
        new QuietJob(
            "ledger check",
            () ->
                ledgerFigures.differences(
                    ledgerCheck.check(config.checkPeriod()).differences().size()));
    this.figures = new QuietJob("ledger figures", ledgerFigures::count);
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
      every = "${cruisemall.ledger.figures-interval:30s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void count() {
    figures.run();
  }
}
