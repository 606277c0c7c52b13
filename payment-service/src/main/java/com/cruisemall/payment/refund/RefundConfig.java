package com.cruisemall.payment.refund;

import com.cruisemall.payment.job.Backoff;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How refunds whose outcome is not known are found out about. */
@ConfigMapping(prefix = "cruisemall.refund")
public interface RefundConfig {
  /** How long whoever asks the PSP is left alone; longer than the PSP may take. */
  @WithDefault("20s")
  Duration lease();

  /** How often due refunds are looked for. */
  @WithDefault("2s")
  Duration interval();

  /** How many are asked about at a time. */
  @WithDefault("20")
  int batch();

  /** The pause before the second try; it doubles with each further one. */
  @WithDefault("2s")
  Duration firstPause();

  @WithDefault("5m")
  Duration longestPause();

  /** The pause after so many tries: doubling, bounded, with jitter. */
  default Duration pause(int checks) {
    return Backoff.pause(firstPause(), longestPause(), checks);
  }
}
