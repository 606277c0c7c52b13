package com.cruisemall.auth.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of internal tokens. */
@ConfigMapping(prefix = "cruisemall.token")
public interface TokenConfig {
  /** The {@code iss} claim of every token, and the issuer of the discovery document. */
  String issuer();

  /** Lifetime of a token; a session's token is renewed earlier. */
  @WithDefault("5m")
  Duration lifetime();
}
