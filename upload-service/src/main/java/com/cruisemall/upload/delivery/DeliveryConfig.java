package com.cruisemall.upload.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How documents are brought to Drive. */
@ConfigMapping(prefix = "cruisemall.delivery")
public interface DeliveryConfig {
  /** Documents that one instance brings at a time. */
  @WithDefault("4")
  @Min(1)
  int atOnce();

  /** How long a document belongs to who works on it without a sign of life. */
  @WithDefault("60s")
  Duration lease();

  /** How long it is tried again before it is given up. */
  @WithDefault("24h")
  Duration giveUpAfter();

  /** A document of which nothing was heard for this long is put into the queue again. */
  @WithDefault("10m")
  Duration rescueAfter();

  /** How often such documents are looked for. */
  @WithDefault("30s")
  Duration rescueEvery();
}
