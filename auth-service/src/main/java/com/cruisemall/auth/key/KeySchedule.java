package com.cruisemall.auth.key;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Looks now and then whether it is time for the next key, or for an old one to go. It looks at this
 * instance's copy; the database is asked only when something seems to be due.
 */
@Singleton
class KeySchedule {
  private final SigningKeys keys;
  private final KeyRotation rotation;
  private final KeyConfig config;
  private final Clock clock;

  KeySchedule(SigningKeys keys, KeyRotation rotation, KeyConfig config, Clock clock) {
    this.keys = keys;
    this.rotation = rotation;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${cruisemall.key.check:1m}",
      delayed = "${cruisemall.key.check:1m}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void look() {
    Instant now = clock.instant();
    KeyRing known = keys.known();
    boolean due = known.isNextDue(now, config.lifetime(), config.lead());
    boolean over = !known.ended(now, config.overlap()).isEmpty();
    if (due) {
      rotation.beginIfDue();
    }
    if (over) {
      rotation.retireEnded();
    }
    if (due || over) {
      keys.refresh();
    }
  }
}
