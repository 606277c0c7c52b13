package com.cruisemall.payment.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of the demo catalogue. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** Enables the demo catalogue; for the local stack only. */
  @WithDefault("false")
  boolean enabled();
}
