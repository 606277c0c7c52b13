package com.cruisemall.chat.history;

import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Deletes inactive conversations in batches. */
@Singleton
class RetentionJob {
  private static final int BATCH = 500;

  private final ConversationRepository conversations;
  private final Transactions transactions;
  private final HistoryConfig config;
  private final Clock clock;

  RetentionJob(
      ConversationRepository conversations,
      Transactions transactions,
      HistoryConfig config,
      Clock clock) {
    this.conversations = conversations;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(cron = "0 23 3 * * ?", identity = "chat-retention")
  @RunOnVirtualThread
  void purgeExpired() {
    Instant since = clock.instant().minus(config.retention());
    int total = 0;
    int deleted;
    do {
      deleted = transactions.call(() -> conversations.deleteInactive(since, BATCH));
      total += deleted;
    } while (deleted == BATCH);
    Log.infof("expired conversations deleted count=%d", total);
  }
}
