package com.cruisemall.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The tokens that services trust. */
@ConfigMapping(prefix = "cruisemall.token")
public interface TokenConfig {
  /** The {@code iss} of every token, and where the discovery document says the issuer is. */
  String issuer();

  /** How long a token is good for; a session's is renewed before that. */
  @WithDefault("5m")
  Duration lifetime();

  /** Encrypts the private signing keys in the database: 32 random bytes in Base64. */
  String keyEncryptionKey();

  /** How old the copy of the signing keys in memory may get. */
  @WithDefault("1m")
  Duration keyCache();
}
