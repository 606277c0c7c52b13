package com.cruisemall.auth.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * When signing keys change. A key is published for {@link #lead} before it signs, signs for {@link
 * #lifetime}, and stays published for {@link #overlap} after its successor has begun to sign.
 */
@ConfigMapping(prefix = "cruisemall.key")
public interface KeyConfig {
  /** Encrypts the private keys in the database: 32 random bytes in Base64. */
  String encryptionKey();

  /** How long a key signs before the next one takes its place. */
  @WithDefault("30d")
  Duration lifetime();

  /**
   * How long a key is published before it signs: at least twice {@link #cache}, so that no instance
   * publishes a key set without it by then.
   */
  @WithDefault("5m")
  Duration lead();

  /**
   * How long a key stays published after its successor has begun to sign: longer than a token
   * lives, by as much as the instances' clocks may differ.
   */
  @WithDefault("10m")
  Duration overlap();

  /** How old an instance's copy of the keys may get. */
  @WithDefault("1m")
  Duration cache();

  /** How often each instance looks at its copy, not at the database, whether a change is due. */
  @WithDefault("1m")
  Duration check();
}
