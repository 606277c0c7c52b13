package com.cruisemall.auth.account;

import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Marks once a day the accounts that nobody has used for long; the next login wakes them. */
@Singleton
class Hibernation {
  private static final int AT_A_TIME = 500;

  private final Accounts accounts;
  private final Transactions transactions;
  private final AccountConfig config;
  private final Clock clock;

  Hibernation(Accounts accounts, Transactions transactions, AccountConfig config, Clock clock) {
    this.accounts = accounts;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      cron = "${cruisemall.account.hibernation:0 43 19 * * ?}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void hibernate() {
    int asleep = 0;
    int more = some();
    while (more > 0) {
      asleep += more;
      more = some();
    }
    Log.infof("accounts hibernate count=%d", asleep);
  }

  private int some() {
    Instant now = clock.instant();
    return transactions.call(
        () -> accounts.hibernate(now.minus(config.hibernatesAfter()), now, AT_A_TIME));
  }
}
