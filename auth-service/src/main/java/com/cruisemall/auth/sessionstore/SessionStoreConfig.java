package com.cruisemall.auth.sessionstore;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the sessions in Redis. */
@ConfigMapping(prefix = "cruisemall.session.redis")
public interface SessionStoreConfig {
  /** Timeout of a Redis command; the database is then used instead. */
  @WithDefault("500ms")
  Duration timeout();

  /** Age up to which tombstones are replayed to a Redis that was unavailable. */
  @WithDefault("24h")
  Duration replayWindow();

  /** Lifetime of a tombstone that is written from an event; at least the cookie's lifetime. */
  @WithDefault("30d")
  Duration tombstoneTtl();
}
