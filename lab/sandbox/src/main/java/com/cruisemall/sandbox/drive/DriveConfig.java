package com.cruisemall.sandbox.drive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the stand-in for Drive keeps its files, and how fast it lets itself be written to. */
@ConfigMapping(prefix = "sandbox.drive")
public interface DriveConfig {
  /** The folder that is the root of this Drive. */
  @WithDefault("target/drive")
  Path folder();

  /** Writes in a second; more are refused as Google refuses them. */
  @WithDefault("3")
  double writesPerSecond();
}
