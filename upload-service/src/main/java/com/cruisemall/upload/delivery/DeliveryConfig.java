package com.cruisemall.upload.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Configuration of deliveries to Drive. */
@ConfigMapping(prefix = "cruisemall.delivery")
public interface DeliveryConfig {
  /** Concurrent deliveries of one instance. */
  @WithDefault("4")
  @Min(1)
  int maxConcurrent();

  /** Duration of the lease on a document; it is renewed before each chunk. */
  @WithDefault("60s")
  Duration lease();

  /** Maximum delay before a retry; retry topics with a longer delay are shortened to it. */
  @WithDefault("10m")
  Duration maxRetryDelay();

  /** Age at which a delivery is given up. */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** Time without progress after which a delivery counts as stalled and is queued again. */
  @WithDefault("10m")
  Duration stalledAfter();

  /** Interval between two searches for stalled deliveries. */
  @WithDefault("30s")
  Duration stalledPollInterval();
}
