package com.cruisemall.rates.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the partner's two feeds and of their validation. */
@ConfigMapping(prefix = "cruisemall.feed")
public interface FeedConfig {
  /** Primary feed, in the v6 format. */
  URI url();

  /** Secondary feed, in the v4 format. Both formats are accepted from either feed. */
  URI fallbackUrl();

  /** Timeout of one call, including its body. */
  @WithDefault("3s")
  @DurationMin(millis = 100)
  Duration timeout();

  /** Delay before the only retry of a failed call. */
  @WithDefault("300ms")
  Duration retryDelay();

  /** Maximum random change of the retry delay in either direction. */
  @WithDefault("200ms")
  Duration retryJitter();

  /** Time that the circuit breaker stays open after four consecutive failures. */
  @WithDefault("30s")
  @DurationMin(millis = 100)
  Duration breakerDelay();

  /** Pause after a 429 response; the partner's rate limit window. */
  @WithDefault("20m")
  Duration rateLimitBackoff();

  /** Maximum size of a response. */
  @WithDefault("256K")
  MemorySize maxResponseSize();

  /** Maximum change of a rate as a share (0.30 is 30 %); a larger change rejects the table. */
  @WithDefault("0.30")
  @DecimalMin("0.01")
  BigDecimal maxChange();
}
