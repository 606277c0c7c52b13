package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.LanguageModel;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * The only way to the model: a bounded number of answers at a time, each counted until its last
 * word; few repetitions, and only before the first; a circuit that opens when the model keeps
 * failing, and a hold-off while it is over quota.
 */
@ApplicationScoped
public class ModelGate {
  /** Under which the circuit can be looked at. */
  public static final String CIRCUIT = "language-model";

  private final LanguageModel model;
  private final HoldOff holdOff;
  private final ModelMetrics metrics;
  private final RetryRule rule;
  private final Semaphore places;
  private final Guard circuit;

  ModelGate(LanguageModel model, HoldOff holdOff, ModelMetrics metrics, GuardConfig config) {
    this.model = model;
    this.holdOff = holdOff;
    this.metrics = metrics;
    this.rule = RetryRule.of(config);
    this.places = new Semaphore(config.maxConcurrent());
    this.circuit = circuit(config.circuit());
    metrics.watch(places, config.maxConcurrent());
  }

  /** The beginning of an answer, after at most as many repetitions as the deadline allows. */
  public Generation ask(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    long asked = System.nanoTime();
    if (!places.tryAcquire()) {
      throw failed(ModelFault.BUSY, "too many answers at a time");
    }
    boolean answering = false;
    try {
      Generation generation = askPatiently(prompt, deadline);
      metrics.firstToken(Duration.ofNanos(System.nanoTime() - asked));
      answering = true;
      return new CountedGeneration(generation, metrics, places::release);
    } finally {
      if (!answering) {
        places.release();
      }
    }
  }

  private Generation askPatiently(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    for (int retries = 0; ; retries++) {
      try {
        return askOnce(prompt, deadline);
      } catch (ModelException failure) {
        double chance = ThreadLocalRandom.current().nextDouble();
        switch (rule.after(failure, retries, deadline.remaining(), chance)) {
          case NextStep.AskAgain(Duration wait) -> pause(wait);
          case NextStep.LeaveAlone(Duration time) -> {
            holdOff.begin(time);
            throw failure;
          }
          case NextStep.GiveUp() -> throw failure;
        }
      }
    }
  }

  private Generation askOnce(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    if (holdOff.isOn()) {
      throw failed(ModelFault.HELD_OFF, "the model is over quota");
    }
    try {
      return circuit.call(() -> model.ask(prompt, deadline), Generation.class);
    } catch (ModelException failure) {
      metrics.failed(failure);
      throw failure;
    } catch (CircuitBreakerOpenException _) {
      throw failed(ModelFault.CIRCUIT_OPEN, "the model failed too often");
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a model throws nothing else", e);
    }
  }

  private ModelException failed(ModelFault fault, String message) {
    var failure = new ModelException(fault, message);
    metrics.failed(failure);
    return failure;
  }

  private static Guard circuit(GuardConfig.Circuit config) {
    return Guard.create()
        .withDescription(CIRCUIT)
        .withCircuitBreaker()
        .name(CIRCUIT)
        .requestVolumeThreshold(config.attempts())
        .failureRatio(config.failureRatio())
        .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
        .when(failure -> failure instanceof ModelException known && isOutage(known.fault()))
        .onStateChange(state -> Log.warnf("circuit to the model changed state=%s", state))
        .done()
        .build();
  }

  /** What says that the model is not well, rather than that one question was not. */
  private static boolean isOutage(ModelFault fault) {
    return switch (fault) {
      case OVERLOADED, BROKEN, UNREACHABLE, SLOW, MALFORMED, CUT -> true;
      case NOT_CONFIGURED,
          QUOTA,
          DAY_QUOTA,
          HELD_OFF,
          CIRCUIT_OPEN,
          BUSY,
          REFUSED,
          TOO_LARGE,
          BLOCKED ->
          false;
    };
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
