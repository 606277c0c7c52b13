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
}
