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
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** One model, with a circuit that opens when it keeps failing and a hold-off while over quota. */
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
    return holdOff.isOn();
  }

  void leaveAlone(Duration time) {
    holdOff.begin(time);
  }

  /** Asks once, if the model is to be asked at all. */
  Generation ask(Prompt prompt, Deadline deadline) throws ModelException, InterruptedException {
    if (holdOff.isOn()) {
      throw new ModelException(ModelFault.HELD_OFF, "the model is over quota");
    }
    try {
      return circuit.call(() -> model.ask(prompt, deadline), Generation.class);
    } catch (CircuitBreakerOpenException _) {
      throw new ModelException(ModelFault.CIRCUIT_OPEN, "the model failed too often");
    } catch (ModelException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a model throws nothing else", e);
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
        .onStateChange(state -> Log.warnf("circuit changed model=%s state=%s", name, state))
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
}
