package com.cruisemall.kit.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "cruisemall.outbox")
public interface OutboxConfig {
  /** How often an idle relay looks for events that nobody woke it for. */
  @WithDefault("5m")
  Duration pollInterval();

  /** How long an instance may go on sending before another one may take over. */
  @WithDefault("30s")
  Duration lease();

  /** The longest wait for Kafka to take a batch. */
  @WithDefault("15s")
  Duration sendTimeout();

  /** The longest pause between two attempts while Kafka or the database is away. */
  @WithDefault("5s")
  Duration maxBackoff();

  /** How many events go to Kafka at a time. */
  @WithDefault("200")
  int batchSize();

  /** The pause after so many failed attempts in a row: doubling, bounded, with jitter. */
  default Duration retryPause(long failures) {
    long longest = Math.min(maxBackoff().toMillis(), 100L << Math.min(failures, 16));
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }
}
