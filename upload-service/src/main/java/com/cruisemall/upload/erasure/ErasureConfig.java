package com.cruisemall.upload.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When passports end. */
@ConfigMapping(prefix = "cruisemall.retention")
public interface ErasureConfig {
  /** How long a passport, and the request for it, is kept after it came. */
  @WithDefault("365d")
  Duration keep();

  /** How often what has had its time is looked for. */
  @WithDefault("1h")
  Duration lookEvery();

  /** How often what is to be removed is removed, or tried again. */
  @WithDefault("5s")
  Duration eraseEvery();

  /** What is still there this long after its time counts as overdue. */
  @WithDefault("1d")
  Duration grace();
}
