package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Records the end of expired sessions and deletes those that ended long ago, once a day. The
 * validity of a session never depends on it.
 */
@Singleton
class SessionSweepJob {
  private static final int BATCH_SIZE = 500;

  private final Sessions sessions;
  private final SessionRepository repository;
  private final Transactions transactions;
  private final SessionConfig config;
  private final Clock clock;

  SessionSweepJob(
      Sessions sessions,
      SessionRepository repository,
      Transactions transactions,
      SessionConfig config,
      Clock clock) {
    this.sessions = sessions;
    this.repository = repository;
    this.transactions = transactions;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      cron = "${cruisemall.session.sweep:0 23 19 * * ?}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    int ended = 0;
    List<SessionId> expired = findExpired();
    while (!expired.isEmpty()) {
      expired.forEach(id -> sessions.end(id, EndReason.EXPIRED));
      ended += expired.size();
      expired = findExpired();
    }
    int deleted = 0;
    int more = deleteOld();
    while (more > 0) {
      deleted += more;
      more = deleteOld();
    }
    Log.infof("sessions swept ended=%d deleted=%d", ended, deleted);
  }

  private int deleteOld() {
    return transactions.call(
        () -> repository.deleteEndedBefore(clock.instant().minus(config.retention()), BATCH_SIZE));
  }

  private List<SessionId> findExpired() {
    return transactions.call(
        () -> repository.findExpired(clock.instant(), config.idleTimeout(), BATCH_SIZE));
  }
}
