package com.cruisemall.chat.history;

import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Deletes conversations that nobody went on with for long, a bounded number at a time. */
@Singleton
class RetentionJob {
  private static final int AT_A_TIME = 500;

  private final ConversationRepository table;
  private final Transactions transactions;
  private final HistoryConfig config;
  private final Clock clock;

  RetentionJob(ConversationRepository table, Transactions transactions, HistoryConfig config, Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(cron = "0 23 3 * * ?", identity = "chat-retention")
  @RunOnVirtualThread
  void deleteOld() {
    Instant end = clock.instant().minus(config.retention());
    int all = 0;
    int deleted;
    do {
      deleted = transactions.call(() -> table.deleteOlder(end, AT_A_TIME));
      all += deleted;
    } while (deleted == AT_A_TIME);
    Log.infof("old conversations deleted count=%d", all);
  }
}
