package com.cruisemall.payment.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the books are checked. */
@ConfigMapping(prefix = "cruisemall.ledger")
public interface LedgerConfig {
  @WithDefault("1h")
  Duration checkInterval();

  /** How far back the scheduled check looks. */
  @WithDefault("2d")
  Duration checkPeriod();

  /** How often the figures for the metrics are counted. */
  @WithDefault("30s")
  Duration figuresInterval();
}
