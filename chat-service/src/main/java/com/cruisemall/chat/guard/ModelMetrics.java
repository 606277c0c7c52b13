package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.ModelException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** What is measured about the model. */
@Singleton
class ModelMetrics {
  private final MeterRegistry registry;
  private final Timer firstToken;

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.firstToken =
        Timer.builder("cruisemall.chat.first.token")
            .description("From the question to the model's first words, repetitions included")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(10))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(registry);
  }

  void watch(Semaphore permits, int all) {
    registry.gauge("cruisemall.chat.model.calls", permits, free -> all - free.availablePermits());
  }

  void firstToken(Duration took) {
    firstToken.record(took);
  }

  void failed(ModelException failure) {
    registry.counter("cruisemall.chat.model.errors", "kind", failure.fault().label()).increment();
  }
}
