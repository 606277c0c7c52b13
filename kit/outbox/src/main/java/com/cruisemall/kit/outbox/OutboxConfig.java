package com.cruisemall.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the outbox and its relay. */
@ConfigMapping(prefix = "cruisemall.outbox")
public interface OutboxConfig {
  /** Interval at which an idle relay looks for events of other instances: one read by an index. */
  @WithDefault("1s")
  Duration pollInterval();

  /** Interval at which a relay retries while another instance holds the lease. */
  @WithDefault("200ms")
  Duration leaseRetryInterval();

  /**
   * Lease of the sending instance, renewed with each batch; another one takes over after it
   * expires. Longer than the timeout of a batch.
   */
  @WithDefault("10s")
  Duration lease();

  /** Timeout for Kafka to acknowledge a batch. */
  @WithDefault("7s")
  Duration sendTimeout();

  /** Maximum backoff of an event that failed, and of the relay while nothing can be sent. */
  @WithDefault("5s")
  Duration maxBackoff();

  /** Number of events per batch. */
  @WithDefault("200")
  int batchSize();

  /** Largest body of an event in bytes; below the largest record that Kafka accepts. */
  @WithDefault("900000")
  int maxEventBytes();

  /** Attempts after which an event that Kafka refuses is parked. */
  @WithDefault("5")
  int maxAttempts();

  /** Interval at which the gauges of unsent events are read. */
  @WithDefault("5s")
  Duration sampleInterval();

  /** Interval at which sent events are deleted after their retention time. */
  @WithDefault("1h")
  Duration purgeInterval();

  /** Time for which sent events are kept for a replay. */
  @WithDefault("7d")
  Duration retention();

  /** Number of events that one transaction deletes or replays. */
  @WithDefault("1000")
  int maintenanceBatchSize();
}
