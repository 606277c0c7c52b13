package com.cruisemall.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Configuration of login throttling: after the free failures each attempt waits, twice as long as
 * the one before.
 */
@ConfigMapping(prefix = "cruisemall.login")
public interface ThrottleConfig {
  /** Time for which failures count after the last one. */
  @WithDefault("15m")
  Duration failureWindow();

  /** Limits of one account, for devices without an earlier login. */
  Account account();

  /** Limits of one account and address, or account and known device. */
  Pair pair();

  /** Limits of one address for all accounts: the passengers of a ship share one. */
  Address address();

  /** Timeout of a Redis command; this instance's counts are then used. */
  @WithDefault("500ms")
  Duration redisTimeout();

  /** Limits by account. */
  interface Account {
    /** Wrong passwords before the first delay. */
    @WithDefault("10")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    /** Short, because the owner of an attacked account may use a new device. */
    @WithDefault("1m")
    Duration maxDelay();
  }

  /** Limits by account and address, or account and known device. */
  interface Pair {
    /** Wrong passwords before the first delay. */
    @WithDefault("10")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    @WithDefault("5m")
    Duration maxDelay();
  }

  /** Limits by address. */
  interface Address {
    /** Wrong passwords before the first delay. */
    @WithDefault("100")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    @WithDefault("30s")
    Duration maxDelay();
  }
}
