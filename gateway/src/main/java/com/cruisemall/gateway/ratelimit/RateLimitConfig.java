package com.cruisemall.gateway.ratelimit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How often somebody may ask, by policy; routes name theirs. */
@ConfigMapping(prefix = "cruisemall.rate-limit")
public interface RateLimitConfig {
  Map<String, Policy> policies();

  /** Requests of one session that one gateway serves at a time; more are refused with 429. */
  @WithDefault("64")
  int requestsAtOnce();

  /** Subjects that one instance counts for itself while Redis is away. */
  @WithDefault("100000")
  long localSubjects();

  /** What holds for an address, and for a person on top of it. */
  interface Policy {
    /** Loose: a ship's passengers share an address. */
    Limit address();

    Optional<Limit> person();
  }

  /** So many requests in a period, and so many at once. */
  interface Limit {
    @Min(1)
    long permits();

    Duration period();

    @Min(1)
    long burst();

    /** What is left of permits and burst while Redis is away, in percent. */
    @WithDefault("50")
    @Min(1)
    @Max(100)
    int localPercent();
  }
}
