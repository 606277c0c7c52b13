package com.cruisemall.gateway.home;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the start page waits for its sections; what is later is left out. */
@ConfigMapping(prefix = "cruisemall.home")
public interface HomeConfig {
  @WithDefault("2s")
  Duration mePatience();

  @WithDefault("2s")
  Duration pageConfigPatience();

  @WithDefault("3s")
  Duration productsPatience();

  /** The feed itself may have to be asked. */
  @WithDefault("3s")
  Duration ratesPatience();
}
