package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.TokenUsage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;

/** Metrics of the models: time to first token, failures, tokens, cost. */
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
            .description("Time from the question to the first text of the model, retries included")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
  }

  void watch(FairQueue queue) {
    registry.gauge("cruisemall.chat.model.calls", queue, FairQueue::inUse);
    registry.gauge("cruisemall.chat.model.waiting", queue, FairQueue::waiting);
  }

  void recordFirstToken(Duration time) {
    firstToken.record(time);
  }

  void recordFailure(String model, ModelFault fault) {
    registry
        .counter("cruisemall.chat.model.errors", "model", model, "kind", fault.label())
        .increment();
  }

  /** Records the tokens of one call and their cost in US dollars. */
  void recordUsage(String model, TokenUsage usage) {
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
