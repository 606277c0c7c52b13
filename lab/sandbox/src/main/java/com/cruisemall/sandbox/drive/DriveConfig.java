package com.cruisemall.sandbox.drive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Storage and write quota of the simulated Drive. */
@ConfigMapping(prefix = "sandbox.drive")
public interface DriveConfig {
  /** Directory that is the root folder of this Drive. */
  @WithDefault("target/drive")
  Path folder();

  /** Write quota per second; further writes get Google's 403 response. */
  @WithDefault("3")
  double writesPerSecond();
}
