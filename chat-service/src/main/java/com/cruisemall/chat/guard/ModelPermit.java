package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.kit.deadline.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A place at the model for one answer, however often the model has to be asked for it. Each asking
 * has few repetitions, and only before its first word.
 */
public final class ModelPermit implements AutoCloseable {
  private final List<GuardedModel> models;
  private final RetryPolicy rule;
  private final ModelMetrics metrics;
  private final Runnable leave;
  private final AtomicBoolean taken = new AtomicBoolean(true);

  ModelPermit(List<GuardedModel> models, RetryPolicy rule, ModelMetrics metrics, Runnable leave) {
    this.models = models;
    this.rule = rule;
    this.metrics = metrics;
    this.leave = leave;
  }

  /** The beginning of an answer, after at most as many repetitions as the deadline allows. */
  public Generation ask(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    int current = 0;
    for (int retries = 0; ; retries++) {
      GuardedModel model = models.get(current % models.size());
      try {
        return new CountedGeneration(model.name(), model.ask(prompt, deadline), metrics);
      } catch (ModelException failure) {
        metrics.failed(model.name(), failure.fault());
        double chance = ThreadLocalRandom.current().nextDouble();
        boolean another = models.size() > 1;
        switch (rule.after(failure, retries, another, deadline.remaining(), chance)) {
          case NextStep.AskAgain(Duration wait) -> pause(wait);
          case NextStep.AskAnother(Duration wait) -> {
            current++;
            pause(wait);
          }
          case NextStep.LeaveAlone(Duration time) -> {
            model.leaveAlone(time);
            throw failure;
          }
          case NextStep.GiveUp() -> throw failure;
        }
      }
    }
  }

  /** To be told once for an answer: when its first words are there. */
  public void firstWords(Duration afterQuestion) {
    metrics.firstToken(afterQuestion);
  }

  @Override
  public void close() {
    if (taken.compareAndSet(true, false)) {
      leave.run();
    }
  }

  private static void pause(Duration time) throws InterruptedException {
    Deadline end = Deadline.in(time);
    while (!end.isOver()) {
      LockSupport.parkNanos(end.remaining().toNanos());
      if (Thread.interrupted()) {
        throw new InterruptedException("nobody waits for the answer any more");
      }
    }
  }
}
