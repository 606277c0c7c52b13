package com.cruisemall.auth.account;

import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Marks unused accounts as dormant, once a day. The next login makes an account active again. */
@Singleton
class DormantAccountJob {
  private static final int BATCH_SIZE = 500;

  private final AccountRepository accounts;
  private final Transactions transactions;
  private final AccountConfig config;
  private final Clock clock;

  DormantAccountJob(
      AccountRepository accounts, Transactions transactions, AccountConfig config, Clock clock) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      cron = "${cruisemall.account.dormancy-sweep:0 43 19 * * ?}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void markDormant() {
    int marked = 0;
    int more = markBatch();
    while (more > 0) {
      marked += more;
      more = markBatch();
    }
    Log.infof("accounts marked dormant count=%d", marked);
  }

  private int markBatch() {
    Instant now = clock.instant();
    return transactions.call(
        () -> accounts.markDormant(now.minus(config.dormantAfter()), now, BATCH_SIZE));
  }
}
