package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.deadline.Deadline;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running answer whose failures and tokens are counted. */
final class CountedGeneration implements Generation {
  private final String model;
  private final Generation generation;
  private final ModelMetrics metrics;
  private final AtomicBoolean open = new AtomicBoolean(true);

  CountedGeneration(String model, Generation generation, ModelMetrics metrics) {
    this.model = model;
    this.generation = generation;
    this.metrics = metrics;
  }

  @Override
  public Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException {
    try {
      return generation.next(deadline);
    } catch (ModelException failure) {
      metrics.failed(model, failure.fault());
      throw failure;
    }
  }

  @Override
  public TokenUsage usage() {
    return generation.usage();
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      generation.close();
      metrics.used(model, generation.usage());
    }
  }
}
