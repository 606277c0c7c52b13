package com.cruisemall.chat.guard;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;

/** How much is asked of the model. */
@ConfigMapping(prefix = "cruisemall.model")
public interface ModelConfig {
  /** Answers at a time on this instance; who comes when all places are taken waits in line. */
  @Min(1)
  @WithDefault("400")
  int maxConcurrent();

  /** People who may wait in line; who comes when it is full gets the fallback. */
  @Min(0)
  @WithDefault("400")
  int maxWaiting();

  /** The longest wait in line before the fallback answers. */
  @WithDefault("10s")
  Duration waitPatience();

  /** How often at most somebody in line is told of a new position. */
  @WithDefault("500ms")
  Duration positionInterval();

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

  Price price();

  /** When a failing model is left alone altogether; each model has a circuit of its own. */
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

  /** What tokens cost, for the metric of the bill: the maker's price list decides. */
  interface Price {
    /** Dollars for a million tokens of questions. */
    @WithDefault("0.30")
    BigDecimal inputPerMillion();

    /** Dollars for a million tokens of answers. */
    @WithDefault("2.50")
    BigDecimal outputPerMillion();
  }
}
