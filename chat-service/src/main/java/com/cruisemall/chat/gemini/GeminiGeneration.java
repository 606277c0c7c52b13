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

/** A streaming response of Gemini. A body that ends without a finish reason was cut off. */
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
    this.idle = config.idleTimeout();
  }

  /** Waits for the first part without consuming it. */
  void awaitFirstPart(Deadline deadline) throws ModelException, InterruptedException {
    while (parts.isEmpty()) {
      if (!read(deadline)) {
        throw new ModelException(ModelFault.MALFORMED, "empty model response");
      }
    }
  }

  @Override
  public Optional<ModelPart> next(Deadline deadline) throws ModelException, InterruptedException {
    Deadline timeout = deadline.within(idle);
    while (parts.isEmpty()) {
      if (!read(timeout)) {
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

  /**
   * Reads the next bytes; returns false at the end of the body. Parts received before a fault are
   * returned first.
   */
  private boolean read(Deadline deadline) throws ModelException, InterruptedException {
    if (fault != null) {
      throw fault;
    }
    try {
      return readEvents(deadline);
    } catch (ModelException e) {
      if (parts.isEmpty()) {
        throw e;
      }
      fault = e;
      return true;
    }
  }

  private boolean readEvents(Deadline deadline) throws ModelException, InterruptedException {
    var bytes = body.read(deadline);
    if (bytes.isEmpty()) {
      if (!complete) {
        throw new ModelException(ModelFault.CUT, "model response cut off");
      }
      return false;
    }
    try {
      for (String event : events.feed(bytes.get())) {
        accept(json.readValue(event, GeminiEvent.class));
      }
    } catch (SseParser.TooLargeException e) {
      throw new ModelException(ModelFault.TOO_LARGE, "model event over size limit", e);
    } catch (JsonProcessingException e) {
      // Without the cause, because its message quotes the response.
      throw new ModelException(ModelFault.MALFORMED, "malformed model event");
    }
    return true;
  }

  private void accept(GeminiEvent event) throws ModelException {
    event.usage().ifPresent(sent -> usage = sent);
    parts.addAll(event.parts());
    if (event.isToolCallFailed()) {
      throw new ModelException(ModelFault.MALFORMED, "model failed to call a tool");
    }
    if (event.isBlocked()) {
      throw new ModelException(ModelFault.BLOCKED, "blocked by safety rules");
    }
    complete |= event.isLast();
  }
}
