package com.cruisemall.upload.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the document event streams. */
@ConfigMapping(prefix = "cruisemall.status")
public interface StatusConfig {
  /** Interval of heartbeats on an idle stream. */
  @WithDefault("10s")
  Duration heartbeat();

  /** Duration after which a stream ends and the client reconnects. */
  @WithDefault("10m")
  Duration maxStreamDuration();

  /** Concurrent streams of one instance; more get 503. */
  @WithDefault("1000")
  int maxStreams();

  /** Delay before the listener reconnects to the database. */
  @WithDefault("1s")
  Duration reconnectDelay();

  /** Database of the notifications: that of the datasource. */
  Database database();

  /** Connection settings of PostgreSQL. */
  interface Database {
    /** JDBC URL. */
    String url();

    /** User name. */
    String username();

    /** Password. */
    String password();
  }
}
