package com.cruisemall.chat.guard;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.LanguageModel;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.kit.deadline.Deadline;
import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** One model with its circuit breaker and its quota hold-off. */
final class GuardedModel {
  private final LanguageModel model;
  private final HoldOff holdOff;
  private final Guard circuit;

  GuardedModel(LanguageModel model, Clock clock, ModelConfig.Circuit config) {
    this.model = model;
    this.holdOff = new HoldOff(clock);
    this.circuit = circuit(model.name(), config);
  }

  String name() {
    return model.name();
  }

  boolean isHeldOff() {
    return holdOff.isActive();
  }

  void holdOff(Duration time) {
    holdOff.start(time);
  }

  /** Calls the model once, unless it is held off or its circuit is open. */
  Generation generate(Prompt prompt, Deadline deadline)
      throws ModelException, InterruptedException {
    if (holdOff.isActive()) {
      throw new ModelException(ModelFault.HELD_OFF, "model quota exhausted");
    }
    try {
      return circuit.call(() -> model.generate(prompt, deadline), Generation.class);
    } catch (CircuitBreakerOpenException _) {
      throw new ModelException(ModelFault.CIRCUIT_OPEN, "model circuit breaker open");
    } catch (ModelException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("unexpected checked exception", e);
    }
  }

  private static Guard circuit(String name, ModelConfig.Circuit config) {
    String description = "language-model-" + name;
    return Guard.create()
        .withDescription(description)
        .withCircuitBreaker()
        .name(description)
        .requestVolumeThreshold(config.attempts())
        .failureRatio(config.failureRatio())
        .delay(config.pause().toMillis(), ChronoUnit.MILLIS)
        .when(failure -> failure instanceof ModelException known && isOutage(known.fault()))
        .onStateChange(
            state -> Log.warnf("model circuit breaker changed model=%s state=%s", name, state))
        .done()
        .build();
  }

  /** Returns true for faults of the model, false for faults of one prompt or of our side. */
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

  /** Quota hold-off of one model on this instance, until the time requested by the model. */
  static final class HoldOff {
    private final Clock clock;
    private final AtomicReference<Instant> until = new AtomicReference<>(Instant.EPOCH);

    HoldOff(Clock clock) {
      this.clock = clock;
    }

    boolean isActive() {
      return clock.instant().isBefore(until.get());
    }

    /** Starts or extends the hold-off; a shorter one changes nothing. */
    void start(Duration time) {
      boolean wasActive = isActive();
      Instant end = clock.instant().plus(time);
      until.accumulateAndGet(end, (current, next) -> current.isAfter(next) ? current : next);
      if (!wasActive) {
        Log.warnf("model quota exhausted, holding off until=%s", until.get());
      }
    }
  }
}
