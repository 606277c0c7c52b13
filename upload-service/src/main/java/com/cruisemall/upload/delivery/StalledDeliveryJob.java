package com.cruisemall.upload.delivery;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/**
 * Queues stalled deliveries again. The database is the source of truth; a lost event only delays a
 * delivery.
 */
@Singleton
class StalledDeliveryJob {
  private static final int BATCH = 200;

  private final DeliveryQueue queue;

  StalledDeliveryJob(DeliveryQueue queue) {
    this.queue = queue;
  }

  @Scheduled(
      every = "{cruisemall.delivery.stalled-poll-interval}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void requeueStalled() {
    int requeued = queue.requeueStalled(BATCH);
    if (requeued > 0) {
      Log.warnf("stalled deliveries requeued count=%d", requeued);
    }
  }
}
