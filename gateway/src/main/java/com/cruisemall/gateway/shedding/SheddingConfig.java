package com.cruisemall.gateway.shedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;

/** How many prompt requests may be under way at the services, found by how long they take. */
@ConfigMapping(prefix = "cruisemall.shedding")
public interface SheddingConfig {
  /** Before anything has been measured. */
  @WithDefault("1000")
  int initialLimit();

  /** Never fewer, however slow the services are. */
  @WithDefault("200")
  int leastLimit();

  @WithDefault("4000")
  int mostLimit();

  /**
   * Which part of the limit may be used, in percent, before requests of a rate limit policy are
   * refused: the smaller, the sooner. Policies that are not named are never refused.
   */
  Map<String, @Min(1) @Max(100) Integer> shares();
}
