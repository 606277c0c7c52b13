package com.cruisemall.payment.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there is a catalogue to try the shop with. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** On in the local stack alone: none of these ships sails. */
  @WithDefault("false")
  boolean enabled();
}
