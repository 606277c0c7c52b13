package com.cruisemall.rates.table;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the rate table's expiry and of the leader lock. */
@ConfigMapping(prefix = "cruisemall.rates")
public interface TableConfig {
  /** Time to live of a table; the feeds publish daily and allow one call per hour. */
  @WithDefault("1h")
  @DurationMin(seconds = 1)
  Duration refreshInterval();

  /** Maximum random addition to the refresh interval. */
  @WithDefault("5m")
  Duration refreshJitter();

  /** Age from which a table is marked as fallback. */
  @WithDefault("48h")
  Duration staleAfter();

  /** Timeout for the first table, after which the snapshot is served. */
  @WithDefault("5s")
  Duration coldStartTimeout();

  /** Expiry of the leader lock; longer than both feeds with their retries. */
  @WithDefault("20s")
  @DurationMin(seconds = 1)
  Duration leaderLease();

  /** Interval at which other instances poll for the leader's table. */
  @WithDefault("50ms")
  @DurationMin(millis = 10)
  Duration leaderPollInterval();

  /** Initial backoff of all instances after a failed refresh; doubles with each failure. */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  Duration minBackoff();

  /** Maximum backoff after failed refreshes. */
  @WithDefault("1m")
  Duration maxBackoff();
}
