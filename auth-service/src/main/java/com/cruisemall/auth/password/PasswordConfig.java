package com.cruisemall.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Configuration of password hashing. */
@ConfigMapping(prefix = "cruisemall.password")
public interface PasswordConfig {
  /**
   * Memory of one hash in KiB. 19 MiB with two passes is the minimum of the OWASP Password Storage
   * Cheat Sheet, and as strong as 46 MiB with one.
   */
  @WithDefault("19456")
  int memoryKib();

  /** Passes over the memory. */
  @WithDefault("2")
  int passes();

  /** Cost of most imported bcrypt hashes. */
  @WithDefault("10")
  int bcryptCost();

  /** Concurrent hashes; the number of cores if not set. */
  OptionalInt concurrency();

  /** Hashes that may wait; further ones are refused with 503. */
  @WithDefault("400")
  int queue();

  /** Maximum wait for a hash, in the queue and computed; then 503. */
  @WithDefault("30s")
  Duration timeout();
}
