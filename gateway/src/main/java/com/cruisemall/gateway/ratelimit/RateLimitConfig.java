package com.cruisemall.gateway.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How often an address may ask, by policy; routes name theirs. */
@ConfigMapping(prefix = "cruisemall.rate-limit")
public interface RateLimitConfig {
  Map<String, Policy> policies();

  /** Addresses that one instance counts for itself while Redis is away. */
  @WithDefault("100000")
  long localAddresses();

  /** So many requests in a period, and so many at once. */
  interface Policy {
    long permits();

    Duration period();

    long burst();

    /** What is left of permits and burst while Redis is away, in percent. */
    @WithDefault("50")
    int localPercent();
  }
}
