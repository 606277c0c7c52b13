package com.cruisemall.payment.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long cabins are held, and how much may be ordered at once. */
@ConfigMapping(prefix = "cruisemall.order")
public interface CheckoutConfig {
  /**
   * The time to pay. The PSP gives a customer 30 minutes to authenticate and the shop 10 to
   * confirm: it must not be shorter.
   */
  @WithDefault("45m")
  Duration hold();

  @WithDefault("10")
  int mostCabins();

  /** How often unpaid orders are looked for. */
  @WithDefault("2s")
  Duration expiryInterval();

  /** Orders that expire in one transaction. */
  @WithDefault("50")
  int expiryBatch();
}
