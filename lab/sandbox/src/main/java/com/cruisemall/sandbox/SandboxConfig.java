package com.cruisemall.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Permission to start the sandbox. */
@ConfigMapping(prefix = "sandbox")
public interface SandboxConfig {
  /** True only in the local stack and in tests. */
  @WithDefault("false")
  boolean local();
}
