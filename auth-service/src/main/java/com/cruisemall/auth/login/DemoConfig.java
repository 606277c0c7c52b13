package com.cruisemall.auth.login;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of demo accounts. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** For the local stack only: the passwords are public. */
  @WithDefault("false")
  boolean enabled();
}
