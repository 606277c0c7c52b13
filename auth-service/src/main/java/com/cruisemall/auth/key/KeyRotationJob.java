package com.cruisemall.auth.key;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/**
 * Checks periodically if a key must be published or retired. It reads this instance's copy, and the
 * database only when a change seems due.
 */
@Singleton
class KeyRotationJob {
  private final SigningKeys keys;
  private final KeyRotation rotation;
  private final KeyConfig config;
  private final Clock clock;

  KeyRotationJob(SigningKeys keys, KeyRotation rotation, KeyConfig config, Clock clock) {
    this.keys = keys;
    this.rotation = rotation;
    this.config = config;
    this.clock = clock;
  }

  @Scheduled(
      every = "${cruisemall.key.check-interval:1m}",
      delayed = "${cruisemall.key.check-interval:1m}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void check() {
    Instant now = clock.instant();
    KeyRing known = keys.cached();
    boolean due = known.isNextDue(now, config.lifetime(), config.lead());
    boolean over = !known.expired(now, config.overlap()).isEmpty();
    if (due) {
      rotation.publishNextIfDue();
    }
    if (over) {
      rotation.retireExpired();
    }
    if (due || over) {
      keys.refresh();
    }
  }
}
