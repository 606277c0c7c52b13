package com.cruisemall.upload.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How documents are watched. */
@ConfigMapping(prefix = "cruisemall.status")
public interface StatusConfig {
  /** The longest silence of a stream of events. */
  @WithDefault("10s")
  Duration heartbeat();

  /** After this long a watcher is asked to come again. */
  @WithDefault("10m")
  Duration longestWatch();

  /** Streams of one instance; more are refused with 503. */
  @WithDefault("1000")
  int streams();

  /** The pause before the notifications are listened to again after the database was away. */
  @WithDefault("1s")
  Duration reconnectPause();
}
