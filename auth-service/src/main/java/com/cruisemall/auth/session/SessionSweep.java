package com.cruisemall.auth.session;

import com.cruisemall.auth.directory.EndReason;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.kit.transactions.Transactions;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/**
 * Notes once a day the end of sessions that ran out unnoticed, and forgets those that ended long
 * ago. Whether a session lives never depends on it.
 */
@Singleton
class SessionSweep {
  private static final int AT_A_TIME = 500;

  private final Sessions sessions;
  private final SessionRepository repository;
  private final Transactions transactions;
  private final SessionConfig config;
  private final Clock clock;

  SessionSweep(
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
    List<SessionId> some = runOut();
    while (!some.isEmpty()) {
      some.forEach(id -> sessions.end(id, EndReason.EXPIRED));
      ended += some.size();
      some = runOut();
    }
    int forgotten = 0;
    int more = forget();
    while (more > 0) {
      forgotten += more;
      more = forget();
    }
    Log.infof("sessions swept ended=%d forgotten=%d", ended, forgotten);
  }

  private int forget() {
    return transactions.call(
        () -> repository.forgetEndedBefore(clock.instant().minus(config.retention()), AT_A_TIME));
  }

  private List<SessionId> runOut() {
    return transactions.call(
        () -> repository.runOut(clock.instant(), config.idleTimeout(), AT_A_TIME));
  }
}
