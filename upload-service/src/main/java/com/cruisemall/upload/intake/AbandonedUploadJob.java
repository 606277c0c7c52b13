package com.cruisemall.upload.intake;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.upload.document.DocumentRepository;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Deletes incomplete documents whose client or instance is gone. */
@Singleton
class AbandonedUploadJob {
  private final DocumentRepository documents;
  private final Transactions transactions;
  private final IntakeConfig config;
  private final Clock clock;

  AbandonedUploadJob(
      DocumentRepository documents, Transactions transactions, IntakeConfig config, Clock clock) {
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
  void deleteAbandoned() {
    Instant end = clock.instant().minus(config.abandonedAfter());
    long deleted = transactions.call(() -> documents.deleteReceivingBefore(end));
    if (deleted > 0) {
      Log.infof("abandoned uploads deleted count=%d", deleted);
    }
  }
}
