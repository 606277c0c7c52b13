package com.cruisemall.payment.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of orders. */
@ConfigMapping(prefix = "cruisemall.order")
public interface CheckoutConfig {
  /**
   * The time cabins are held for payment. It must not be shorter than the PSP's session: 30 minutes
   * for the customer to authenticate and 10 for the shop to confirm.
   */
  @WithDefault("45m")
  Duration hold();

  /** The maximum number of cabins in one order. */
  @WithDefault("10")
  int maxCabins();

  /** The interval of the job that expires unpaid orders. */
  @WithDefault("2s")
  Duration expiryInterval();

  /** The maximum number of orders that one transaction expires. */
  @WithDefault("50")
  int expiryBatch();
}
