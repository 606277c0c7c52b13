package com.cruisemall.payment.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for repeats. */
@ConfigMapping(prefix = "cruisemall.idempotency")
public interface IdempotencyConfig {
  /** How long an answer is replayed; after that the key is free again. */
  @WithDefault("24h")
  Duration retention();

  /**
   * How long a request may take before it counts as crashed and its key is taken over; longer than
   * the PSP may take.
   */
  @WithDefault("30s")
  Duration lease();

  /** Keys removed at a time, once they are too old. */
  @WithDefault("1000")
  int purgeBatch();
}
