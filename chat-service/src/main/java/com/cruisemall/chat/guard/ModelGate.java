package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.LanguageModels;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/**
 * Single entry to the models: a bounded number of permits and a bounded queue for them. An answer
 * holds its permit until its last part.
 */
@ApplicationScoped
public class ModelGate {
  /** Receives the position in the queue: 1 is next, 0 is admitted. */
  public interface QueueListener {
    void onPosition(int position) throws InterruptedException;
  }

  private final List<GuardedModel> models;
  private final ModelMetrics metrics;
  private final ModelConfig config;
  private final RetryPolicy policy;
  private final SecureRandom random;
  private final FairQueue queue;

  ModelGate(
      LanguageModels models,
      ModelMetrics metrics,
      ModelConfig config,
      Clock clock,
      SecureRandom random) {
    this.models =
        models.byPreference().stream()
            .map(model -> new GuardedModel(model, clock, config.circuit()))
            .toList();
    this.metrics = metrics;
    this.config = config;
    this.policy = RetryPolicy.of(config);
    this.random = random;
    this.queue =
        new FairQueue(config.maxConcurrent(), config.maxWaiting(), config.positionInterval());
    metrics.watch(queue);
  }

  /** Waits for a permit until the deadline or the queue timeout. The caller closes the permit. */
  public ModelPermit acquire(Deadline deadline, QueueListener listener)
      throws ModelException, InterruptedException {
    GuardedModel first = models.getFirst();
    if (first.isHeldOff()) {
      metrics.recordFailure(first.name(), ModelFault.HELD_OFF);
      throw new ModelException(ModelFault.HELD_OFF, "model quota exhausted");
    }
    if (!queue.acquire(deadline.within(config.queueTimeout()), listener)) {
      metrics.recordFailure(first.name(), ModelFault.BUSY);
      throw new ModelException(ModelFault.BUSY, "model queue full or queue timeout");
    }
    return new ModelPermit(models, policy, metrics, random, queue::release);
  }
}
