package com.cruisemall.payment.refund;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of refunds and their reconciliation. */
@ConfigMapping(prefix = "cruisemall.refund")
public interface RefundConfig {
  /** The time a caller of the PSP owns a refund; must exceed the PSP timeout. */
  @WithDefault("20s")
  Duration lease();

  /** The interval of the reconciliation job. */
  @WithDefault("2s")
  Duration interval();

  /** The maximum number of refunds per run. */
  @WithDefault("20")
  int batch();

  /** The delay before the second attempt; it doubles with every further one. */
  @WithDefault("2s")
  Duration initialBackoff();

  @WithDefault("5m")
  Duration maxBackoff();
}
