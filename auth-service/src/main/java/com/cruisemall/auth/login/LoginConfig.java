package com.cruisemall.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How guessing passwords is slowed. */
@ConfigMapping(prefix = "cruisemall.login")
public interface LoginConfig {
  /** Wrong passwords for one account that cost nothing. */
  @WithDefault("10")
  int freeFailures();

  /** How long failures count. */
  @WithDefault("15m")
  Duration failureWindow();

  /** The first wait after the free failures; it doubles with each further one. */
  @WithDefault("1s")
  Duration firstDelay();

  /** The longest wait; short enough that nobody is locked out of the own account for long. */
  @WithDefault("1m")
  Duration longestDelay();

  /** The longest wait for Redis; beyond it the count in this process is used. */
  @WithDefault("500ms")
  Duration redisPatience();
}
