package com.cruisemall.chat.reply;

import com.cruisemall.chat.conversation.Conversation;
import com.cruisemall.chat.fallback.FallbackAnswers;
import com.cruisemall.chat.fallback.FallbackReason;
import com.cruisemall.chat.fallback.Language;
import com.cruisemall.chat.guard.ModelGate;
import com.cruisemall.chat.llm.Deadline;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.Prompt;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Finds an answer: the model's if it gives one in time, else the fallback's. */
@ApplicationScoped
public class ComposeReply {
  private final ModelGate model;
  private final FallbackAnswers fallback;
  private final MeterRegistry metrics;
  private final String instruction = readInstruction();

  ComposeReply(ModelGate model, FallbackAnswers fallback, MeterRegistry metrics) {
    this.model = model;
    this.fallback = fallback;
    this.metrics = metrics;
  }

  /** Waits for the first words of the model no longer than the deadline. */
  public Reply begin(Conversation conversation, Language language, Deadline deadline)
      throws InterruptedException {
    try {
      var prompt = new Prompt(instruction, conversation.messages());
      return new Reply.FromModel(model.ask(prompt, deadline));
    } catch (ModelException failure) {
      return instead(conversation, language, failure);
    }
  }

  /** The answer in place of one that failed before anybody saw a word of it. */
  public Reply.FromFallback instead(
      Conversation conversation, Language language, ModelException failure) {
    FallbackReason reason = reason(failure.fault());
    metrics.counter("cruisemall.chat.fallbacks", "reason", reason.label()).increment();
    Log.infof("answered without the model fault=%s", failure.fault().label());
    Log.debugf(failure, "the model's failure");
    String text = fallback.answer(conversation.question(), language, reason);
    return new Reply.FromFallback(text, reason);
  }

  /** The failure as a person understands it. */
  public static FallbackReason reason(ModelFault fault) {
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
    try (InputStream file = ComposeReply.class.getResourceAsStream("/concierge.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the concierge's instruction", e);
    }
  }
}
