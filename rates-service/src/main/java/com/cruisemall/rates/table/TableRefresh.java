package com.cruisemall.rates.table;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Refresh of the rate table. Takes the shared table if another instance has published one;
 * otherwise the instance with the leader lock calls the feeds. Without Redis each instance calls
 * the feeds.
 */
@ApplicationScoped
class TableRefresh {
  private final SharedTable shared;
  private final RateSource source;
  private final TableConfig config;
  private final Clock clock;
  private final SecureRandom random;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean unshared = new AtomicBoolean();

  TableRefresh(
      SharedTable shared, RateSource source, TableConfig config, Clock clock, SecureRandom random) {
    this.shared = shared;
    this.source = source;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Updates the local table; blocks until the refresh ends.
   *
   * @return backoff before the next refresh if there is no valid table, else zero
   */
  Duration run(LocalTable local) {
    try {
      Duration pause = refreshSharedWithRetry(local);
      if (unshared.getAndSet(false)) {
        Log.info("redis available, sharing rates again");
      }
      return pause;
    } catch (RedisUnavailableException e) {
      if (!unshared.getAndSet(true)) {
        Log.warn("redis unavailable, fetching rates for this instance only", e);
      }
      return fetch(local).map(_ -> Duration.ZERO).orElseGet(this::nextBackoff);
    }
  }

  /** Retries once, because the first command may time out while the process starts. */
  private Duration refreshSharedWithRetry(LocalTable local) throws RedisUnavailableException {
    String token = shared.newToken();
    try {
      return refreshShared(local, token);
    } catch (RedisUnavailableException e) {
      Log.debug("redis timed out, retrying", e);
      return refreshShared(local, token);
    }
  }

  private Duration refreshShared(LocalTable local, String token) throws RedisUnavailableException {
    // One poll more than the lease lasts, so that this instance can acquire an expired lock.
    long polls = config.leaderLease().dividedBy(config.leaderPollInterval()) + 1;
    for (long poll = 0; poll <= polls; poll++) {
      if (readShared(local)) {
        return Duration.ZERO;
      }
      switch (shared.claim(token)) {
        case LeaderClaim.Acquired claim -> {
          return lead(claim, local);
        }
        case LeaderClaim.CoolingOff(Duration remaining) -> {
          return remaining;
        }
        case LeaderClaim.HeldElsewhere _ ->
            LockSupport.parkNanos(config.leaderPollInterval().toNanos());
      }
    }
    return config.minBackoff();
  }

  private Duration lead(LeaderClaim.Acquired claim, LocalTable local)
      throws RedisUnavailableException {
    // The previous leader may have published between the read and the claim.
    if (readShared(local)) {
      shared.release(claim);
      return Duration.ZERO;
    }
    Optional<RateTable> fetched = fetch(local);
    if (fetched.isPresent()) {
      shared.publish(claim, fetched.get());
      return Duration.ZERO;
    }
    Duration pause = nextBackoff();
    shared.coolOff(claim, pause);
    return pause;
  }

  /** Takes the shared table, even an expired one; returns true if it is valid. */
  private boolean readShared(LocalTable local) throws RedisUnavailableException {
    Optional<RateTable> table = shared.read();
    table.ifPresent(local::put);
    return table.filter(it -> it.validAt(clock.instant())).isPresent();
  }

  private Optional<RateTable> fetch(LocalTable local) {
    Optional<PublishedRates> baseline =
        local
            .table()
            .filter(table -> table.ageAt(clock.instant()).compareTo(config.staleAfter()) < 0)
            .map(RateTable::published);
    Optional<RateTable> fetched = source.fetch(baseline).map(this::stamp);
    fetched.ifPresent(local::put);
    fetched.ifPresent(_ -> failures.set(0));
    return fetched;
  }

  private RateTable stamp(PublishedRates published) {
    Instant now = clock.instant();
    long jitter = random.nextLong(config.refreshJitter().toMillis() + 1);
    return new RateTable(published, now, now.plus(config.refreshInterval()).plusMillis(jitter));
  }

  private Duration nextBackoff() {
    int doublings = Math.min(failures.getAndIncrement(), 16);
    Duration pause = config.minBackoff().multipliedBy(1L << doublings);
    return pause.compareTo(config.maxBackoff()) < 0 ? pause : config.maxBackoff();
  }
}
