package com.cruisemall.chat.tool;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Limits of tool calls. */
@ConfigMapping(prefix = "cruisemall.tools")
public interface ToolConfig {
  /** Maximum tool rounds before the model has to answer. */
  @Min(0)
  @WithDefault("3")
  int maxRounds();

  /** Maximum calls per round; further ones get an error. */
  @Min(1)
  @WithDefault("4")
  int maxCalls();

  /** Timeout of all calls of a round. */
  @WithDefault("4s")
  Duration timeout();

  /** Maximum size of the result of one call. */
  @WithDefault("24K")
  MemorySize maxResult();
}
