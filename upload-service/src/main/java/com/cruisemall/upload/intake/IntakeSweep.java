package com.cruisemall.upload.intake;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.Documents;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Forgets what began to come in and never came whole: its phone or our instance is gone. */
@Singleton
class IntakeSweep {
  private final Documents documents;
  private final Transactions transactions;
  private final IntakeConfig config;
  private final Clock clock;

  IntakeSweep(Documents documents, Transactions transactions, IntakeConfig config, Clock clock) {
    this.documents = documents;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "1m",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void sweep() {
    Instant moment = clock.instant().minus(config.sweepAfter());
    long swept = transactions.call(() -> documents.discardReceivedBefore(moment));
    if (swept > 0) {
      Log.infof("broken-off uploads swept count=%d", swept);
    }
  }
}
