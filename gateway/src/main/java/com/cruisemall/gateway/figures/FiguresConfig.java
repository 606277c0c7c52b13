package com.cruisemall.gateway.figures;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long staff wait for the figures of a service. */
@ConfigMapping(prefix = "cruisemall.figures")
public interface FiguresConfig {
  /** What is later is named as missing. */
  @WithDefault("2s")
  Duration patience();
}
