package com.cruisemall.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * Configuration of key rotation. A key is published for {@link #lead} before it signs, signs for
 * {@link #lifetime}, and stays published for {@link #overlap} after its successor starts to sign.
 */
@ConfigMapping(prefix = "cruisemall.key")
public interface KeyConfig {
  /** Key that encrypts the private keys in the database: 32 random bytes in Base64. */
  String encryptionKey();

  /** Time that a key signs. */
  @WithDefault("30d")
  Duration lifetime();

  /**
   * Time that a key is published before it signs: at least twice {@link #cacheTtl}, so that by then
   * every instance publishes it.
   */
  @WithDefault("5m")
  Duration lead();

  /**
   * Time that a key stays published after its successor starts to sign: longer than a token's
   * lifetime, by the clock skew between instances.
   */
  @WithDefault("10m")
  Duration overlap();

  /** Maximum age of an instance's copy of the keys. */
  @WithDefault("1m")
  Duration cacheTtl();

  /** Interval at which each instance checks its copy, not the database, for a due rotation. */
  @WithDefault("1m")
  Duration checkInterval();
}
