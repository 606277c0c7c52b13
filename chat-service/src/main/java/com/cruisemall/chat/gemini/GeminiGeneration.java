package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.Generation;
import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.chat.llm.ModelPart;
import com.cruisemall.chat.llm.TokenUsage;
import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An answer as Gemini streams it. The end of the body is the end of the answer only if the model
 * said why it stopped; otherwise the stream was cut.
 */
final class GeminiGeneration implements Generation {
  private final ResponseBody body;
  private final SseParser events;
  private final ObjectMapper json;
  private final Duration idle;
  private final Queue<ModelPart> parts = new ArrayDeque<>();
  private TokenUsage usage = TokenUsage.NONE;
  private boolean complete;
  private @Nullable ModelException fault;

  GeminiGeneration(ResponseBody body, ObjectMapper json, GeminiConfig config) {
    this.body = body;
    this.events = new SseParser(config.maxEvent().asLongValue());
    this.json = json;
    this.idle = config.idle();
  }

  /** Waits for the first piece without taking it. */
  void awaitFirstPart(Deadline deadline) throws ModelException, InterruptedException {
    while (parts.isEmpty()) {
      if (!readOn(deadline)) {
        throw new ModelException(ModelFault.MALFORMED, "the model answered nothing");
      }
    }
  }

  @Override
  public Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException {
    Deadline patience = deadline.within(idle);
    while (parts.isEmpty()) {
      if (!readOn(patience)) {
        return Optional.empty();
      }
    }
    return Optional.of(parts.remove());
  }

  @Override
  public TokenUsage usage() {
    return usage;
  }

  @Override
  public void close() {
    body.close();
  }

  /** Takes in the next bytes; false when there are no more. What came before a fault counts. */
  private boolean readOn(Deadline deadline) throws ModelException, InterruptedException {
    if (fault != null) {
      throw fault;
    }
    try {
      return takeNext(deadline);
    } catch (ModelException e) {
      if (parts.isEmpty()) {
        throw e;
      }
      fault = e;
      return true;
    }
  }

  private boolean takeNext(Deadline deadline) throws ModelException, InterruptedException {
    var bytes = body.read(deadline);
    if (bytes.isEmpty()) {
      if (!complete) {
        throw new ModelException(ModelFault.CUT, "the model's stream was cut");
      }
      return false;
    }
    try {
      for (String event : events.feed(bytes.get())) {
        take(json.readValue(event, GeminiEvent.class));
      }
    } catch (SseParser.TooLargeException e) {
      throw new ModelException(ModelFault.TOO_LARGE, "the model sent an oversized event", e);
    } catch (JsonProcessingException e) {
      // Without the cause: its message quotes the answer.
      throw new ModelException(ModelFault.MALFORMED, "the model sent what is not its protocol");
    }
    return true;
  }

  private void take(GeminiEvent event) throws ModelException {
    event.usage().ifPresent(sent -> usage = sent);
    parts.addAll(event.parts());
    if (event.isClumsy()) {
      throw new ModelException(ModelFault.MALFORMED, "the model failed to call a tool");
    }
    if (event.isBlocked()) {
      throw new ModelException(ModelFault.BLOCKED, "the model will not answer this");
    }
    complete |= event.isLast();
  }
}
