package com.cruisemall.auth.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether there are accounts to try the shop with. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** On in the local stack alone: the passwords are known to everybody. */
  @WithDefault("false")
  boolean enabled();
}
