package com.cruisemall.auth.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How sessions are kept in Redis. */
@ConfigMapping(prefix = "cruisemall.session.redis")
public interface DirectoryConfig {
  /** The longest wait for Redis; beyond it the database answers. */
  @WithDefault("500ms")
  Duration patience();

  /** How far back ended sessions are told to a Redis that was away. */
  @WithDefault("24h")
  Duration replayWindow();

  /** How long an end is remembered of which no more is known; not shorter than a cookie lives. */
  @WithDefault("30d")
  Duration longestTombstone();
}
