package com.cruisemall.sandbox.gemini;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** API key and response delays of the simulated Gemini API. */
@ConfigMapping(prefix = "sandbox.gemini")
public interface GeminiConfig {
  /** Accepted API key. */
  @WithDefault("sandbox-key")
  String key();

  /** Delay before the first frame, in milliseconds. */
  @WithDefault("80")
  int firstTokenMillis();

  /** Delay between frames, in milliseconds. */
  @WithDefault("50")
  int tokenMillis();
}
