package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.LanguageModels;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.kit.deadline.Deadline;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * The only way to the models: a bounded number of answers at a time, each counted until its last
 * word, and a bounded line before them.
 */
@ApplicationScoped
public class ModelGate {
  /** Hears of the place in line: 1 for who is next, 0 when the wait is over. */
  public interface Waiting {
    void at(int position) throws InterruptedException;
  }

  private final List<GuardedModel> models;
  private final ModelMetrics metrics;
  private final ModelConfig config;
  private final RetryPolicy rule;
  private final FairQueue line;

  ModelGate(LanguageModels models, ModelMetrics metrics, ModelConfig config, Clock clock) {
    this.models =
        models.inOrder().stream()
            .map(model -> new GuardedModel(model, clock, config.circuit()))
            .toList();
    this.metrics = metrics;
    this.config = config;
    this.rule = RetryPolicy.of(config);
    this.line =
        new FairQueue(config.maxConcurrent(), config.maxWaiting(), config.positionInterval());
    metrics.watch(line);
  }

  /** Waits for a place, no longer than the deadline; whoever gets it closes it. */
  public ModelPermit enter(Deadline deadline, Waiting waiting)
      throws ModelException, InterruptedException {
    GuardedModel first = models.getFirst();
    if (first.isHeldOff()) {
      metrics.failed(first.name(), ModelFault.HELD_OFF);
      throw new ModelException(ModelFault.HELD_OFF, "the model is over quota");
    }
    if (!line.enter(deadline.within(config.waitPatience()), waiting)) {
      metrics.failed(first.name(), ModelFault.BUSY);
      throw new ModelException(ModelFault.BUSY, "too many answers at a time");
    }
    return new ModelPermit(models, rule, metrics, line::leave);
  }
}
