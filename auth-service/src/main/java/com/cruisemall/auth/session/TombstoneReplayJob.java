package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.SessionStore;
import com.cruisemall.auth.sessionstore.SessionStoreConfig;
import com.cruisemall.auth.sessionstore.Tombstone;
import com.cruisemall.kit.transactions.Transactions;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Writes recent tombstones to Redis again whenever Redis may lack them: at start-up, after a Redis
 * server restarted (it may have restored old data), and after a failed write. Each run asks Redis,
 * not the database, whether a replay is due.
 */
@Singleton
class TombstoneReplayJob {
  /** An id that was evicted only causes another replay. */
  private static final int MAX_RUN_IDS = 100;

  private final SessionStore store;
  private final SessionRepository repository;
  private final Transactions transactions;
  private final SessionStoreConfig config;
  private final Clock clock;

  /** Run ids that have the tombstones. A cluster has several, and any node may respond. */
  private final Set<String> replayedRunIds =
      Collections.newSetFromMap(
          Caffeine.newBuilder().maximumSize(MAX_RUN_IDS).<String, Boolean>build().asMap());

  TombstoneReplayJob(
      SessionStore store,
      SessionRepository repository,
      Transactions transactions,
      SessionStoreConfig config,
      Clock clock) {
    this.store = store;
    this.repository = repository;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void replayIfNeeded() {
    String runId = store.serverRunId();
    if (runId.isEmpty()) {
      return;
    }
    boolean missed = store.takeMissedWrite();
    if (missed || !replayedRunIds.contains(runId)) {
      replay();
      replayedRunIds.add(runId);
    }
  }

  private void replay() {
    Instant now = clock.instant();
    List<Tombstone> tombstones =
        transactions.call(() -> repository.findTombstones(now.minus(config.replayWindow()), now));
    store.writeTombstones(tombstones);
    Log.infof("session tombstones replayed count=%d", tombstones.size());
  }
}
