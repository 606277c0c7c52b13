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

  /** Interval between two attempts to erase marked documents. */
  @WithDefault("5s")
  Duration erasureInterval();

  /** Time after the period at which a remaining item counts as overdue. */
  @WithDefault("1d")
  Duration grace();
}
