package com.cruisemall.payment.checkout;

import com.cruisemall.kit.transactions.Transactions;
import com.cruisemall.payment.job.QuietJob;
import com.cruisemall.payment.order.Orders;
import com.cruisemall.payment.sailing.Cabins;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.util.List;

/** Frees the cabins of orders that nobody paid in time. All instances may do it at once. */
@Singleton
class HoldExpiry {
  private final Orders orders;
  private final Cabins cabins;
  private final Transactions transactions;
  private final CheckoutConfig config;
  private final QuietJob job = new QuietJob("hold expiry", this::expire);

  HoldExpiry(Orders orders, Cabins cabins, Transactions transactions, CheckoutConfig config) {
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
            List<String> ids = orders.expire(config.expiryBatch());
            int released = cabins.release(ids);
            if (released > 0) {
              Log.infof("holds expired orders=%d cabins=%d", ids.size(), released);
            }
            return ids.size();
          });
    } while (expired == config.expiryBatch());
  }
}
