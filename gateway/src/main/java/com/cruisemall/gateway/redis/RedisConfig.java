package com.cruisemall.gateway.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long Redis may keep a request waiting. */
@ConfigMapping(prefix = "cruisemall.redis")
public interface RedisConfig {
  /**
   * The longest wait for an answer; beyond it Redis counts as away. Long enough for an event loop
   * that a burst right after the start keeps busy.
   */
  @WithDefault("1s")
  Duration patience();

  /** How long a Redis that was away is not asked. */
  @WithDefault("1s")
  Duration retryAfter();
}
