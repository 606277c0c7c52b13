package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;

/** What is measured about the model, and what it costs. */
@Singleton
class ModelMetrics {
  private static final BigDecimal MILLION = new BigDecimal(1_000_000);

  private final MeterRegistry registry;
  private final ModelConfig.Price price;
  private final Timer firstToken;

  ModelMetrics(MeterRegistry registry, ModelConfig config) {
    this.registry = registry;
    this.price = config.price();
    this.firstToken =
        Timer.builder("cruisemall.chat.first.token")
            .description("From the question to the model's first words, repetitions included")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
  }

  void watch(FairQueue line) {
    registry.gauge("cruisemall.chat.model.calls", line, FairQueue::taken);
    registry.gauge("cruisemall.chat.model.waiting", line, FairQueue::waiting);
  }

  void firstToken(Duration took) {
    firstToken.record(took);
  }

  void failed(String model, ModelFault fault) {
    registry
        .counter("cruisemall.chat.model.errors", "model", model, "kind", fault.label())
        .increment();
  }

  /** Counts the tokens of one call and their price in dollars. */
  void used(String model, TokenUsage usage) {
    tokens(model, "input", usage.inputTokens(), price.inputPerMillion());
    tokens(model, "output", usage.outputTokens(), price.outputPerMillion());
  }

  private void tokens(String model, String direction, int tokens, BigDecimal perMillion) {
    registry
        .counter("cruisemall.chat.tokens", "model", model, "direction", direction)
        .increment(tokens);
    registry
        .counter("cruisemall.chat.cost.dollars", "model", model, "direction", direction)
        .increment(perMillion.multiply(new BigDecimal(tokens)).divide(MILLION).doubleValue());
  }
}
