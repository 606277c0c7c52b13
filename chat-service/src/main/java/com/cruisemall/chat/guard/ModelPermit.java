package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.deadline.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Permit to call the models for one answer, as many times as the answer needs. A call is retried
 * only before its first part.
 */
public final class ModelPermit implements AutoCloseable {
  private final List<GuardedModel> models;
  private final RetryPolicy policy;
  private final ModelMetrics metrics;
  private final RandomGenerator random;
  private final Runnable release;
  private final AtomicBoolean held = new AtomicBoolean(true);

  ModelPermit(
      List<GuardedModel> models,
      RetryPolicy policy,
      ModelMetrics metrics,
      RandomGenerator random,
      Runnable release) {
    this.models = models;
    this.policy = policy;
    this.metrics = metrics;
    this.random = random;
    this.release = release;
  }

  /** Returns a started generation, after as many retries as policy and deadline allow. */
  public Generation generate(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    int current = 0;
    for (int retries = 0; ; retries++) {
      GuardedModel model = models.get(current % models.size());
      try {
        return new MeteredGeneration(model.name(), model.generate(prompt, deadline), metrics);
      } catch (ModelException failure) {
        metrics.recordFailure(model.name(), failure.fault());
        boolean hasNext = models.size() > 1;
        switch (policy.decide(
            failure, retries, hasNext, deadline.remaining(), random.nextDouble())) {
          case RetryPolicy.Retry(Duration delay) -> pause(delay);
          case RetryPolicy.TryNextModel(Duration delay) -> {
            current++;
            pause(delay);
          }
          case RetryPolicy.HoldOffModel(Duration time) -> {
            model.holdOff(time);
            throw failure;
          }
          case RetryPolicy.GiveUp() -> throw failure;
        }
      }
    }
  }

  /** Records the time to the first text; called once per answer. */
  public void recordFirstToken(Duration sinceQuestion) {
    metrics.recordFirstToken(sinceQuestion);
  }

  @Override
  public void close() {
    if (held.compareAndSet(true, false)) {
      release.run();
    }
  }

  private static void pause(Duration time) throws InterruptedException {
    Deadline end = Deadline.in(time);
    while (!end.isOver()) {
      LockSupport.parkNanos(end.remaining().toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted during retry backoff");
      }
    }
  }

  /** Generation with metrics for its failures and tokens. */
  private static final class MeteredGeneration implements Generation {
    private final String model;
    private final Generation generation;
    private final ModelMetrics metrics;
    private final AtomicBoolean open = new AtomicBoolean(true);

    MeteredGeneration(String model, Generation generation, ModelMetrics metrics) {
      this.model = model;
      this.generation = generation;
      this.metrics = metrics;
    }

    @Override
    public Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException {
      try {
        return generation.next(deadline);
      } catch (ModelException failure) {
        metrics.recordFailure(model, failure.fault());
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
        metrics.recordUsage(model, generation.usage());
      }
    }
  }
}
