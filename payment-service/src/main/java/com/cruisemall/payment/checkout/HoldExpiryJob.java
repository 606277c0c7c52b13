package com.cruisemall.payment.checkout;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.JobRunner;
import com.cruisemall.payment.inventory.CabinRepository;
import com.cruisemall.payment.order.OrderRepository;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;

/** Expires unpaid orders and releases their cabins. Instances may run it concurrently. */
@Singleton
class HoldExpiryJob {
  private final OrderRepository orders;
  private final CabinRepository cabins;
  private final Transactions transactions;
  private final CheckoutConfig config;
  private final JobRunner job = new JobRunner("hold expiry", this::expire);

  HoldExpiryJob(
      OrderRepository orders,
      CabinRepository cabins,
      Transactions transactions,
      CheckoutConfig config) {
    this.orders = orders;
    this.cabins = cabins;
    this.transactions = transactions;
    this.config = config;
  }

  @Scheduled(
      every = "${cruisemall.order.expiry-interval:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    job.run();
  }

  void expire() {
    int expired;
    do {
      expired =
          transactions.call(() -> {
            List<String> ids = orders.expireOverdue(config.expiryBatch());
            int released = cabins.release(ids);
            if (released > 0) {
              Log.infof("holds expired orders=%d cabins=%d", ids.size(), released);
            }
            return ids.size();
          });
    } while (expired == config.expiryBatch());
  }
}
