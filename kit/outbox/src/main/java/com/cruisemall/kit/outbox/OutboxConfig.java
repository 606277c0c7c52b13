package com.cruisemall.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the outbox relay. */
@ConfigMapping(prefix = "cruisemall.outbox")
public interface OutboxConfig {
  /** Interval at which an idle relay polls for events of other instances. */
  @WithDefault("5m")
  Duration pollInterval();

  /** Lease of the sending instance; another one takes over after it expires. */
  @WithDefault("30s")
  Duration lease();

  /** Timeout for Kafka to acknowledge a batch. */
  @WithDefault("15s")
  Duration sendTimeout();

  /** Maximum backoff while Kafka or the database is unavailable. */
  @WithDefault("5s")
  Duration maxBackoff();

  /** Number of events per batch. */
  @WithDefault("200")
  int batchSize();
}
