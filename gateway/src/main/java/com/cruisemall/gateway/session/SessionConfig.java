package com.cruisemall.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sessions are turned into tokens. */
@ConfigMapping(prefix = "cruisemall.session")
public interface SessionConfig {
  /** Whether the cookie has the {@code __Host-} prefix; off only over plain HTTP on one machine. */
  @WithDefault("true")
  boolean secureCookie();

  /** A token with less than this left is renewed before a service receives it. */
  @WithDefault("60s")
  Duration renewBefore();

  /** How long a session that auth-service was asked for is remembered while Redis is away. */
  @WithDefault("10s")
  Duration fallbackCache();

  /** The longest wait for auth-service. */
  @WithDefault("3s")
  Duration authPatience();

  /** The shortest time between two looks at auth-service's keys. */
  @WithDefault("2s")
  Duration keyRefresh();
}
