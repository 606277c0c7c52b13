package com.cruisemall.auth.directory;

import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells Redis which sessions have ended whenever it may not know: at our start, after it or a node
 * of it restarted (it may have come back with old data), and after it missed something. It asks
 * Redis, not the database, whether that is so.
 */
@Singleton
class SessionReplay {
  private final SessionDirectory directory;
  private final EntityManager database;
  private final Transactions transactions;
  private final DirectoryConfig config;
  private final Clock clock;

  /** A cluster has several, and any of them may answer. */
  private final Set<String> toldRuns = ConcurrentHashMap.newKeySet();

  SessionReplay(
      SessionDirectory directory,
      EntityManager database,
      Transactions transactions,
      DirectoryConfig config,
      Clock clock) {
    this.directory = directory;
    this.database = database;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void replayIfNeeded() {
    String run = directory.serverRun();
    if (run.isEmpty()) {
      return;
    }
    boolean missed = directory.takeMissed();
    if (missed || !toldRuns.contains(run)) {
      replay();
      toldRuns.add(run);
    }
  }

  private void replay() {
    List<Tombstone> tombstones = transactions.call(() -> endedLately(clock.instant()));
    directory.bury(tombstones);
    Log.infof("ended sessions told to redis again count=%d", tombstones.size());
  }

  @SuppressWarnings("unchecked")
  private List<Tombstone> endedLately(Instant now) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                select id, end_reason, expires_at from session
                where ended_at > :since and expires_at > :now
                """,
                Tuple.class)
            .setParameter("since", now.minus(config.replayWindow()))
            .setParameter("now", now)
            .getResultList();
    return rows.stream()
        .map(row ->
            new Tombstone(
                new SessionId(row.get("id", String.class)),
                EndReason.valueOf(row.get("end_reason", String.class)),
                Duration.between(now, row.get("expires_at", Instant.class))))
        .toList();
  }
}
