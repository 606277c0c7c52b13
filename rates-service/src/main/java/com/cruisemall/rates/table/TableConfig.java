package com.cruisemall.rates.table;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long rates are good for, and how the fleet shares the work of fetching them. */
@ConfigMapping(prefix = "cruisemall.rates")
public interface TableConfig {
  /** How long a fetched table is good; the feeds publish once a day and allow one call an hour. */
  @WithDefault("1h")
  @DurationMin(seconds = 1)
  Duration refreshInterval();

  /** Up to this much is added to the interval by chance. */
  @WithDefault("5m")
  Duration refreshJitter();

  /** A table fetched longer ago than this is served marked as a fallback. */
  @WithDefault("48h")
  Duration staleAfter();

  /** How long a caller waits for the very first table before the snapshot is served. */
  @WithDefault("4s")
  Duration coldWait();

  /** How long the leader may take; longer than both feeds with their retries. */
  @WithDefault("20s")
  @DurationMin(seconds = 1)
  Duration leaderLease();

  /** How often the others look whether the leader's table has arrived. */
  @WithDefault("50ms")
  @DurationMin(millis = 10)
  Duration leaderPoll();

  /** The pause of the whole fleet after a failed refresh; doubles with each further one. */
  @WithDefault("5s")
  @DurationMin(millis = 100)
  Duration retryPause();

  /** The longest such pause. */
  @WithDefault("1m")
  Duration retryPauseMax();
}
