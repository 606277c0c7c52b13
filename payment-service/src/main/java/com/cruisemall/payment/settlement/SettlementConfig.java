package com.cruisemall.payment.settlement;

import com.cruisemall.payment.job.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How payments whose outcome is not known are found out about. */
@ConfigMapping(prefix = "cruisemall.settlement")
public interface SettlementConfig {
  /**
   * How long whoever asks the PSP is left alone; longer than the PSP may take. After a crash this
   * long passes until somebody looks.
   */
  @WithDefault("20s")
  Duration lease();

  /** How often due payments and refunds are looked for. */
  @WithDefault("2s")
  Duration interval();

  /** How many are asked about at a time; with the interval the bound of the rate. */
  @WithDefault("20")
  int batch();

  /** The pause before the second question; it doubles with each further one. */
  @WithDefault("2s")
  Duration firstPause();

  @WithDefault("5m")
  Duration longestPause();

  /** How often a deposit is looked for that no webhook tells of. */
  @WithDefault("10m")
  Duration depositPause();

  /** The least time between two questions that webhooks cause for one order. */
  @WithDefault("5s")
  Duration webhookPause();

  /** The pause after so many questions: doubling, bounded, with jitter. */
  default Duration pause(int checks) {
    return Backoff.pause(firstPause(), longestPause(), checks);
  }
}
