package com.cruisemall.chat.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much is asked of the model. */
@ConfigMapping(prefix = "cruisemall.model")
public interface GuardConfig {
  /** Calls at a time on this instance; who comes when all are taken gets the fallback. */
  @Min(1)
  @WithDefault("200")
  int maxConcurrent();

  /** How often one question is asked again. */
  @Max(2)
  @WithDefault("2")
  int maxRetries();

  /** The wait before the first repetition; it doubles each time. */
  @WithDefault("500ms")
  Duration backoff();

  @WithDefault("4s")
  Duration maxBackoff();

  /** The least time that must remain after a wait for another attempt to make sense. */
  @WithDefault("2s")
  Duration minAttempt();

  /** How long the model is left alone when its quota of the day is used up and it names no time. */
  @WithDefault("1h")
  Duration dayQuotaPause();

  Circuit circuit();

  /** When a failing model is left alone altogether. */
  interface Circuit {
    /** Attempts looked back upon. */
    @Min(1)
    @WithDefault("20")
    int attempts();

    /** The share of failures among them that opens the circuit. */
    @DecimalMax("1.0")
    @WithDefault("0.5")
    double failureRatio();

    /** How long it stays open. */
    @WithDefault("5s")
    Duration pause();
  }
}
