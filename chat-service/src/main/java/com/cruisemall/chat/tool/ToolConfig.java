package com.cruisemall.chat.tool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much the model may have looked up. */
@ConfigMapping(prefix = "cruisemall.tools")
public interface ToolConfig {
  /** How often the model may ask for tools before it has to answer. */
  @Min(0)
  @WithDefault("3")
  int maxRounds();

  /** Calls answered in one round; more get an error. */
  @Min(1)
  @WithDefault("4")
  int maxCalls();

  /** The longest wait for all calls of a round. */
  @WithDefault("4s")
  Duration patience();

  /** The largest result of one call. */
  @WithDefault("24K")
  MemorySize maxResult();
}
