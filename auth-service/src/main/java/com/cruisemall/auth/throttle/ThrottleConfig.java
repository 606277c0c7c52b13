package com.cruisemall.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How guessing passwords is slowed: so many failures cost nothing, then each try waits, twice as
 * long as the one before.
 */
@ConfigMapping(prefix = "cruisemall.login")
public interface ThrottleConfig {
  /** How long failures count after the last one. */
  @WithDefault("15m")
  Duration failureWindow();

  /** For one account, from devices that nobody has logged into it from. */
  Account account();

  /** For one account from one address or one known device. */
  Pair pair();

  /** For one address, whatever the account: a ship's passengers share one. */
  Address address();

  /** The longest wait for Redis; beyond it the count in this process is used. */
  @WithDefault("500ms")
  Duration redisPatience();

  /** By account. */
  interface Account {
    @WithDefault("10")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    /** Short: the owner of an account under attack may come with a new device. */
    @WithDefault("1m")
    Duration longestDelay();
  }

  /** By account and address, or account and known device. */
  interface Pair {
    @WithDefault("10")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    @WithDefault("5m")
    Duration longestDelay();
  }

  /** By address. */
  interface Address {
    @WithDefault("100")
    int freeFailures();

    @WithDefault("1s")
    Duration firstDelay();

    @WithDefault("30s")
    Duration longestDelay();
  }
}
