package com.cruisemall.upload.demo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of the demo data. */
@ConfigMapping(prefix = "cruisemall.demo-data")
public interface DemoConfig {
  /** Enables the generated images; on in the local stack only. */
  @WithDefault("false")
  boolean enabled();
}
