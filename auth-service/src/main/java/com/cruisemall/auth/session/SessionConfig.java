package com.cruisemall.auth.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long sessions live and how they are kept in Redis. */
@ConfigMapping(prefix = "cruisemall.session")
public interface SessionConfig {
  /** How long a session lives at most; also the cookie's Max-Age. */
  @WithDefault("30d")
  Duration lifetime();

  /** Live sessions that a person may have; a login beyond that ends the oldest. */
  @WithDefault("1")
  int perAccount();

  /** Off only where the shop is served over plain HTTP on this very machine. */
  @WithDefault("true")
  boolean secureCookie();

  /** How far back ended sessions are told to a Redis that was away. */
  @WithDefault("24h")
  Duration replayWindow();

  /** The longest wait for Redis; beyond it the database answers. */
  @WithDefault("500ms")
  Duration redisPatience();
}
