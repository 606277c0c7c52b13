package com.cruisemall.payment.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of payment confirmation and reconciliation. */
@ConfigMapping(prefix = "cruisemall.settlement")
public interface SettlementConfig {
  /**
   * The time a caller of the PSP owns a payment; must exceed the PSP timeout. After a crash the
   * reconciliation waits this long.
   */
  @WithDefault("20s")
  Duration lease();

  /** The interval of the reconciliation job. */
  @WithDefault("2s")
  Duration interval();

  /** The maximum number of payments per run; with the interval it bounds the rate of queries. */
  @WithDefault("20")
  int batch();

  /** The delay before the second query of a payment; it doubles with every further one. */
  @WithDefault("2s")
  Duration initialBackoff();

  @WithDefault("5m")
  Duration maxBackoff();

  /** The interval of queries for a deposit without a webhook. */
  @WithDefault("10m")
  Duration depositInterval();

  /** The minimum interval between two queries that webhooks cause for one order. */
  @WithDefault("5s")
  Duration minWebhookInterval();
}
