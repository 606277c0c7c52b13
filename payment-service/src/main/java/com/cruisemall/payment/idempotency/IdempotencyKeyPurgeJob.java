package com.cruisemall.payment.idempotency;

import com.cruisemall.payment.JobRunner;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Deletes expired idempotency keys. */
@Singleton
class IdempotencyKeyPurgeJob {
  private final IdempotencyKeyRepository keys;
  private final IdempotencyConfig config;
  private final JobRunner job = new JobRunner("idempotency key purge", this::purge);

  IdempotencyKeyPurgeJob(IdempotencyKeyRepository keys, IdempotencyConfig config) {
    this.keys = keys;
    this.config = config;
  }

  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    job.run();
  }

  private void purge() {
    while (keys.deleteExpired() == config.purgeBatch()) {
      // A full batch: more keys may have expired.
    }
  }
}
