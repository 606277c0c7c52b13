package com.cruisemall.payment.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of idempotent requests. */
@ConfigMapping(prefix = "cruisemall.idempotency")
public interface IdempotencyConfig {
  /** The time a response is replayed; after it the key is free. */
  @WithDefault("24h")
  Duration retention();

  /**
   * The time a request owns its key. After it the request counts as crashed, and a repetition takes
   * the key over; must exceed the PSP timeout.
   */
  @WithDefault("30s")
  Duration lease();

  /** The number of expired keys that one statement deletes. */
  @WithDefault("1000")
  int purgeBatch();
}
