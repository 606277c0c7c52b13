package com.cruisemall.upload.delivery;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ApplicationNotRunning;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;

/** Finds documents that wait and of which no event is on its way: the database is the truth. */
@Singleton
class DeliveryRescue {
  private static final int AT_ONCE = 200;

  private final Deliveries deliveries;

  DeliveryRescue(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  @Scheduled(
      every = "{cruisemall.delivery.rescue-every}",
      concurrentExecution = ConcurrentExecution.SKIP,
      skipExecutionIf = ApplicationNotRunning.class)
  @RunOnVirtualThread
  void rescue() {
    int rescued = deliveries.rescue(AT_ONCE);
    if (rescued > 0) {
      Log.warnf("documents had fallen out of the queue count=%d", rescued);
    }
  }
}
