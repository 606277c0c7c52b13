package com.cruisemall.auth.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How passwords are hashed, and how much of the machine that may take. */
@ConfigMapping(prefix = "cruisemall.password")
public interface PasswordConfig {
  /**
   * Memory of one hash in KiB; 19 MiB with two passes is the least that the OWASP Password Storage
   * Cheat Sheet asks for, and as hard to guess as 46 MiB with one.
   */
  @WithDefault("19456")
  int memoryKib();

  /** Passes over the memory. */
  @WithDefault("2")
  int passes();

  /** The cost of most bcrypt hashes that an old shop brought along, if one did. */
  @WithDefault("10")
  int oldCost();

  /** Hashes computed at a time; the number of cores if not set. */
  OptionalInt concurrency();

  /** Hashes that may wait for their turn; more are refused with 503. */
  @WithDefault("400")
  int queue();

  /** The longest a login waits for its hash before it is refused with 503. */
  @WithDefault("30s")
  Duration patience();
}
