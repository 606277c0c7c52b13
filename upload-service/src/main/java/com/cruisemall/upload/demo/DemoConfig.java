package com.cruisemall.upload.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there are pictures to try the shop with. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** On in the local stack alone: none of these ships sails. */
  @WithDefault("false")
  boolean enabled();
}
