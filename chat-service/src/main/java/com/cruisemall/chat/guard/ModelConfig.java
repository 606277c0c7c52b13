package com.cruisemall.chat.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** Concurrency, retries and circuit breakers of model calls. */
@ConfigMapping(prefix = "cruisemall.model")
public interface ModelConfig {
  /** Maximum concurrent answers of the model per instance; further ones queue. */
  @Min(1)
  @WithDefault("400")
  int maxConcurrent();

  /** Maximum length of the queue; a full queue means an answer from the fallback. */
  @Min(0)
  @WithDefault("400")
  int maxWaiting();

  /** Maximum time in the queue before the fallback answers. */
  @WithDefault("10s")
  Duration queueTimeout();

  /** Minimum time between two queue positions sent to one client. */
  @WithDefault("500ms")
  Duration positionInterval();

  /** Maximum retries of one call. */
  @Max(2)
  @WithDefault("2")
  int maxRetries();

  /** Delay before the first retry; it doubles with each retry. */
  @WithDefault("500ms")
  Duration backoff();

  /** Upper bound of the retry delay. */
  @WithDefault("4s")
  Duration maxBackoff();

  /** Minimum time that must remain after the delay for a retry. */
  @WithDefault("2s")
  Duration minAttempt();

  /** Hold-off when the day quota is exhausted and the model requests no delay. */
  @WithDefault("1h")
  Duration dayQuotaPause();

  Circuit circuit();

  Price price();

  /** Circuit breaker; each model has its own. */
  interface Circuit {
    /** Number of calls in the rolling window. */
    @Min(1)
    @WithDefault("20")
    int attempts();

    /** Failure ratio in the window that opens the circuit. */
    @DecimalMax("1.0")
    @WithDefault("0.5")
    double failureRatio();

    /** Time the circuit stays open. */
    @WithDefault("5s")
    Duration pause();
  }

  /** Price of tokens for the cost metric, from the price list of the provider. */
  interface Price {
    /** US dollars per million input tokens. */
    @WithDefault("0.30")
    BigDecimal inputPerMillion();

    /** US dollars per million output tokens. */
    @WithDefault("2.50")
    BigDecimal outputPerMillion();
  }
}
