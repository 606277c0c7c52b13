package com.cruisemall.rates.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The partner's two feeds, and how far they are trusted. */
@ConfigMapping(prefix = "cruisemall.feed")
public interface FeedConfig {
  /** Asked first; answers in the v6 form. */
  URI url();

  /** Asked when the first gives no table; answers in the v4 form. Either form is read on both. */
  URI fallbackUrl();

  /** For one call, the reading of its answer included. */
  @WithDefault("3s")
  @DurationMin(millis = 100)
  Duration timeout();

  /** Before the one retry of a call that failed. */
  @WithDefault("300ms")
  Duration retryDelay();

  /** Up to this much is added to the delay or taken from it by chance. */
  @WithDefault("200ms")
  Duration retryJitter();

  /** How long a feed is left alone after four calls in a row have failed. */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  Duration breakerDelay();

  /** How long a feed is left alone after it said 429; the partner counts over this time. */
  @WithDefault("20m")
  Duration limitPause();

  /** A longer answer is not a table of rates. */
  @WithDefault("256K")
  MemorySize maxAnswer();

  /** A table in which one rate moved by more than this share is refused (0.30 is 30 %). */
  @WithDefault("0.30")
  @DecimalMin("0.01")
  BigDecimal maxJump();
}
