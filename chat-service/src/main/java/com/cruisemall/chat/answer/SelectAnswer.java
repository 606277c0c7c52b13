package com.cruisemall.chat.answer;

import com.cruisemall.chat.fallback.FallbackAnswer;
import com.cruisemall.chat.fallback.FallbackAnswers;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.guard.ModelGate;
import com.cruisemall.chat.guard.ModelPermit;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import com.cruisemall.chat.quota.Allowance;
import com.cruisemall.chat.tool.Toolbox;
import com.cruisemall.kit.deadline.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** Finds an answer: the model's if it gives one in time, else the fallback's. */
@ApplicationScoped
public class SelectAnswer {
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
  }

  /** Waits for the first words of the model, and leaves the fallback its time. */
  public SelectedAnswer begin(ChatTurn inquiry, Deadline deadline, ModelGate.Waiting waiting)
      throws InterruptedException {
    if (inquiry.allowance() == Allowance.FALLBACK_ONLY) {
      return instead(inquiry, FallbackReason.LIMIT, deadline);
    }
    try {
      return new SelectedAnswer.FromModel(ask(inquiry, deadline.minus(config.fallbackReserve()), waiting));
    } catch (ModelException failure) {
      return instead(inquiry, failure, deadline);
    }
  }

  /** The answer in place of one that failed before anybody saw a word of it. */
  public SelectedAnswer.FromFallback instead(ChatTurn inquiry, ModelException failure, Deadline deadline)
      throws InterruptedException {
    Log.infof("the model gave no answer fault=%s", failure.fault().label());
    Log.debugf(failure, "the model's failure");
    return instead(inquiry, reason(failure.fault()), deadline);
  }

  /** The answer without the model. */
  public SelectedAnswer.FromFallback instead(ChatTurn inquiry, FallbackReason reason, Deadline deadline)
      throws InterruptedException {
    metrics.counter("cruisemall.chat.fallbacks", "reason", reason.label()).increment();
    FallbackAnswer answer =
        fallback.answer(
            inquiry.conversation().question(),
            inquiry.picture().isPresent(),
            inquiry.asker(),
            reason,
            deadline.within(config.fallbackReserve()));
    return new SelectedAnswer.FromFallback(answer.text(), answer.sources(), reason);
  }

  private ModelAnswer ask(ChatTurn inquiry, Deadline deadline, ModelGate.Waiting waiting)
      throws ModelException, InterruptedException {
    long asked = System.nanoTime();
    var prompt = new Prompt(instruction, inquiry.turns(), tools.declarations(inquiry.asker()));
    ModelPermit seat = model.enter(deadline, waiting);
    var answer = new ModelAnswer(seat, tools, inquiry.asker(), prompt);
    boolean answering = false;
    try {
      answer.awaitFirstWords(deadline);
      seat.firstWords(Duration.ofNanos(System.nanoTime() - asked));
      answering = true;
      return answer;
    } finally {
      if (!answering) {
        answer.close();
      }
    }
  }

  /** The failure as a person understands it. */
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
      throw new UncheckedIOException("cannot read the concierge's instruction", e);
    }
  }
}
