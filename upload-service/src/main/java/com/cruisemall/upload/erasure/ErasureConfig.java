package com.cruisemall.upload.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of passport retention. */
@ConfigMapping(prefix = "cruisemall.retention")
public interface ErasureConfig {
  /** Retention period of passports and passport requests. */
  @WithDefault("365d")
  Duration period();

  /** Interval between two searches for expired passports. */
  @WithDefault("1h")
  Duration pollInterval();

  /** Interval between two searches for due erasures, and half the delay after a first failure. */
  @WithDefault("5s")
  Duration erasureInterval();

  /** Maximum delay between two attempts of one erasure; each delay doubles. */
  @WithDefault("1h")
  Duration maxDelay();

  /** Time after which a confirmed deletion is repeated, for uploads that complete late. */
  @WithDefault("15m")
  Duration repeatAfter();

  /** Time after the period at which a remaining item counts as overdue. */
  @WithDefault("1d")
  Duration grace();
}
