package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.Source;
import com.cruisemall.chat.fallback.FallbackAnswer;
import com.cruisemall.chat.fallback.FallbackAnswers;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.guard.ModelGate;
import com.cruisemall.chat.guard.ModelPermit;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.quota.Quotas;
import com.cruisemall.chat.tool.Toolbox;
import com.cruisemall.kit.deadline.Deadline;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Selects the answer of the model, or the fallback's if the model does not start in time. */
@Startup
@ApplicationScoped
class SelectAnswer {
  /** The selected answer; there always is one. */
  sealed interface Selection {}

  /** An answer of the model that has begun. The consumer closes it. */
  record FromModel(ModelAnswer answer) implements Selection {}

  record FromFallback(String text, List<Source> sources, FallbackReason reason)
      implements Selection {}

  private final ModelGate model;
  private final Toolbox tools;
  private final FallbackAnswers fallback;
  private final MeterRegistry metrics;
  private final ChatConfig config;
  private final String instruction = readInstruction();

  SelectAnswer(
      ModelGate model,
      Toolbox tools,
      FallbackAnswers fallback,
      MeterRegistry metrics,
      ChatConfig config) {
    this.model = model;
    this.tools = tools;
    this.fallback = fallback;
    this.metrics = metrics;
    this.config = config;
    // Registers the series at zero: rate() ignores the first sample of a series.
    for (FallbackReason reason : FallbackReason.values()) {
      fallbacks(reason);
    }
  }

  /** Waits for the first text of the model and keeps the reserved time for the fallback. */
  Selection select(ChatTurn turn, Deadline deadline, ModelGate.QueueListener listener)
      throws InterruptedException {
    if (turn.allowance() == Quotas.Allowance.FALLBACK_ONLY) {
      return fallback(turn, FallbackReason.LIMIT, deadline);
    }
    try {
      return new FromModel(generate(turn, deadline.minus(config.fallbackReserve()), listener));
    } catch (ModelException failure) {
      return fallback(turn, failure, deadline);
    }
  }

  /** Returns the fallback's answer after a failure of the model before its first text. */
  FromFallback fallback(ChatTurn turn, ModelException failure, Deadline deadline)
      throws InterruptedException {
    Log.infof("model failed, using fallback fault=%s", failure.fault().label());
    Log.debugf(failure, "model failure");
    return fallback(turn, reason(failure.fault()), deadline);
  }

  /** Returns the fallback's answer. */
  FromFallback fallback(ChatTurn turn, FallbackReason reason, Deadline deadline)
      throws InterruptedException {
    fallbacks(reason).increment();
    FallbackAnswer answer =
        fallback.answer(
            turn.conversation().question(),
            turn.image().isPresent(),
            turn.user(),
            reason,
            deadline.within(config.fallbackReserve()));
    return new FromFallback(answer.text(), answer.sources(), reason);
  }

  private ModelAnswer generate(ChatTurn turn, Deadline deadline, ModelGate.QueueListener listener)
      throws ModelException, InterruptedException {
    long start = System.nanoTime();
    var prompt = new Prompt(instruction, turn.promptContents(), tools.declarations(turn.user()));
    ModelPermit permit = model.acquire(deadline, listener);
    var answer = new ModelAnswer(permit, tools, turn.user(), prompt);
    boolean started = false;
    try {
      answer.awaitFirstText(deadline);
      permit.recordFirstToken(Duration.ofNanos(System.nanoTime() - start));
      started = true;
      return answer;
    } finally {
      if (!started) {
        answer.close();
      }
    }
  }

  private Counter fallbacks(FallbackReason reason) {
    return metrics.counter("cruisemall.chat.fallbacks", "reason", reason.label());
  }

  /** Maps the fault to the reason that clients show. */
  private static FallbackReason reason(ModelFault fault) {
    return switch (fault) {
      case NOT_CONFIGURED -> FallbackReason.NOT_CONFIGURED;
      case QUOTA, DAY_QUOTA, HELD_OFF -> FallbackReason.QUOTA;
      case BUSY, OVERLOADED -> FallbackReason.BUSY;
      case SLOW -> FallbackReason.SLOW;
      case BLOCKED -> FallbackReason.BLOCKED;
      case CIRCUIT_OPEN, BROKEN, UNREACHABLE, REFUSED, MALFORMED, TOO_LARGE, CUT ->
          FallbackReason.UNAVAILABLE;
    };
  }

  private static String readInstruction() {
    try (InputStream file = SelectAnswer.class.getResourceAsStream("/concierge.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the system instruction", e);
    }
  }
}
