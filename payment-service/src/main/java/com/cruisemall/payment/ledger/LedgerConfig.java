package com.cruisemall.payment.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the ledger check and its metrics. */
@ConfigMapping(prefix = "cruisemall.ledger")
public interface LedgerConfig {
  @WithDefault("1h")
  Duration checkInterval();

  /** The period that the scheduled check covers. */
  @WithDefault("2d")
  Duration checkPeriod();

  /** The interval at which the metrics are counted. */
  @WithDefault("30s")
  Duration metricsInterval();
}
