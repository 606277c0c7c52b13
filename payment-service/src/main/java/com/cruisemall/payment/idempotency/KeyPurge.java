package com.cruisemall.payment.idempotency;

import com.cruisemall.payment.job.QuietJob;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Removes keys whose time is over. */
@Singleton
class KeyPurge {
  private final RequestKeys keys;
  private final IdempotencyConfig config;
  private final QuietJob job = new QuietJob("idempotency key purge", this::purge);

  KeyPurge(RequestKeys keys, IdempotencyConfig config) {
    this.keys = keys;
    this.config = config;
  }

  @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    job.run();
  }

  private void purge() {
    while (keys.purge() == config.purgeBatch()) {
      // There are more.
    }
  }
}
