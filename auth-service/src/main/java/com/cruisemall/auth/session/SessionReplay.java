package com.cruisemall.auth.session;

import com.cruisemall.kit.jdbc.transaction.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Tells Redis which sessions have ended whenever it may not know: at our start, after it restarted
 * (it may have come back with old data), and after it missed something. It asks Redis, not the
 * database, whether that is so.
 */
@Singleton
class SessionReplay {
  private final SessionDirectory directory;
  private final SessionRepository repository;
  private final Transactions transactions;
  private final SessionConfig config;
  private final Clock clock;

  private volatile String toldRun = "";

  SessionReplay(
      SessionDirectory directory,
      SessionRepository repository,
      Transactions transactions,
      SessionConfig config,
      Clock clock) {
    this.directory = directory;
    this.repository = repository;
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
    if (missed || !run.equals(toldRun)) {
      replay();
      toldRun = run;
    }
  }

  private void replay() {
    Instant now = clock.instant();
    List<Tombstone> tombstones =
        transactions.call(() ->
            repository.endedSince(now.minus(config.replayWindow())).stream()
                .map(session -> Tombstone.of(session, now))
                .filter(tombstone -> tombstone.remaining().isPositive())
                .toList());
    directory.bury(tombstones);
    Log.infof("ended sessions told to redis again count=%d", tombstones.size());
  }
}
