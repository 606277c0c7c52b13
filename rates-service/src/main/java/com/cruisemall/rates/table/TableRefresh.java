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
 * One attempt at a newer table: the fleet's if another instance has put it there, else the feeds',
 * asked by the one instance that holds the lock. Without Redis each instance asks for itself.
 */
@ApplicationScoped
class TableRefresh {
  private final FleetTable fleet;
  private final RateSource source;
  private final TableConfig config;
  private final Clock clock;
  private final SecureRandom random;
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean alone = new AtomicBoolean();

  TableRefresh(
      FleetTable fleet, RateSource source, TableConfig config, Clock clock, SecureRandom random) {
    this.fleet = fleet;
    this.source = source;
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Fills the shelf; blocks for as long as that takes.
   *
   * @return how long to leave it at that if no valid table was to be had, else zero
   */
  Duration run(Shelf shelf) {
    try {
      Duration pause = withFleet(shelf);
      if (alone.getAndSet(false)) {
        Log.info("redis is back, rates are shared again");
      }
      return pause;
    } catch (FleetUnreachable e) {
      if (!alone.getAndSet(true)) {
        Log.warn("redis is unreachable, rates are fetched for this instance alone", e);
      }
      return fetch(shelf).map(_ -> Duration.ZERO).orElseGet(this::nextPause);
    }
  }

  private Duration withFleet(Shelf shelf) throws FleetUnreachable {
    // One poll more than the lease lasts: then the lock is free and we would lead.
    long polls = config.leaderLease().dividedBy(config.leaderPoll()) + 1;
    for (long poll = 0; poll <= polls; poll++) {
      if (takeShared(shelf)) {
        return Duration.ZERO;
      }
      switch (fleet.claim()) {
        case Lead.Ours ours -> {
          return lead(ours, shelf);
        }
        case Lead.CoolingOff(Duration left) -> {
          return left;
        }
        case Lead.Theirs _ -> LockSupport.parkNanos(config.leaderPoll().toNanos());
      }
    }
    return config.retryPause();
  }

  private Duration lead(Lead.Ours ours, Shelf shelf) throws FleetUnreachable {
    // The last leader may have finished between our look and our claim.
    if (takeShared(shelf)) {
      fleet.release(ours);
      return Duration.ZERO;
    }
    Optional<RateTable> fetched = fetch(shelf);
    if (fetched.isPresent()) {
      fleet.publish(ours, fetched.get());
      return Duration.ZERO;
    }
    Duration pause = nextPause();
    fleet.coolOff(ours, pause);
    return pause;
  }

  /** Takes what the fleet has, even if it is old; true if it is valid. */
  private boolean takeShared(Shelf shelf) throws FleetUnreachable {
    Optional<RateTable> shared = fleet.read();
    shared.ifPresent(shelf::put);
    return shared.filter(table -> table.validAt(clock.instant())).isPresent();
  }

  private Optional<RateTable> fetch(Shelf shelf) {
    Optional<PublishedRates> yardstick =
        shelf
            .table()
            .filter(table -> table.ageAt(clock.instant()).compareTo(config.staleAfter()) < 0)
            .map(RateTable::published);
    Optional<RateTable> fetched = source.fetch(yardstick).map(this::stamp);
    fetched.ifPresent(shelf::put);
    fetched.ifPresent(_ -> failures.set(0));
    return fetched;
  }

  private RateTable stamp(PublishedRates published) {
    Instant now = clock.instant();
    long jitter = random.nextLong(config.refreshJitter().toMillis() + 1);
    return new RateTable(published, now, now.plus(config.refreshInterval()).plusMillis(jitter));
  }

  private Duration nextPause() {
    int doublings = Math.min(failures.getAndIncrement(), 16);
    Duration pause = config.retryPause().multipliedBy(1L << doublings);
    return pause.compareTo(config.retryPauseMax()) < 0 ? pause : config.retryPauseMax();
  }
}
