package com.cruisemall.sandbox.gemini;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How fast the stand-in for the model answers when nothing is wrong. */
@ConfigMapping(prefix = "sandbox.gemini")
public interface GeminiConfig {
  /** The key that it accepts. */
  @WithDefault("sandbox-key")
  String key();

  /** The wait before the first frame, in milliseconds. */
  @WithDefault("80")
  int firstTokenMillis();

  /** The wait between frames, in milliseconds. */
  @WithDefault("50")
  int tokenMillis();
}
