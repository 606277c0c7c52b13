package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.TokenUsage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A running answer that holds one of the places at the model until it is closed. */
final class CountedGeneration implements Generation {
  private final Generation generation;
  private final ModelMetrics metrics;
  private final Runnable release;
  private final AtomicBoolean open = new AtomicBoolean(true);

  CountedGeneration(Generation generation, ModelMetrics metrics, Runnable release) {
    this.generation = generation;
    this.metrics = metrics;
    this.release = release;
  }

  @Override
  public Optional<String> next(Deadline deadline) throws ModelException, InterruptedException {
    try {
      return generation.next(deadline);
    } catch (ModelException failure) {
      metrics.failed(failure);
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
      release.run();
    }
  }
}
