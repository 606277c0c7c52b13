package com.cruisemall.kit.outbox;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/**
 * Deletes sent events after their retention time, in short transactions. Each instance runs it; a
 * row that another one deletes meanwhile is skipped by its lock.
 */
@Singleton
class OutboxRetentionJob {
  private final OutboxRepository repository;
  private final OutboxConfig config;

  OutboxRetentionJob(OutboxRepository repository, OutboxConfig config) {
    this.repository = repository;
    this.config = config;
  }

  @Scheduled(
      every = "{cruisemall.outbox.purge-interval}",
      identity = "outbox-retention",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void purge() {
    while (repository.purge() == config.maintenanceBatchSize()) {
      // The next batch.
    }
  }
}
