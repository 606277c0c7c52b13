package com.cruisemall.chat.answer;

import com.cruisemall.chat.conversation.Source;
import com.cruisemall.kit.caching.PrivateByDefaultFilter;
import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writer of one UI message stream over server-sent events. It writes to the Vert.x response,
 * because the server-sent events of Quarkus REST allow neither the exact frames nor the headers of
 * the protocol. A comment as heartbeat keeps proxies from closing a silent stream.
 *
 * <p>A write blocks while the reader is behind. A reader that is still behind at the deadline is
 * disconnected.
 */
final class ChatStreamWriter implements AutoCloseable {
  private static final String TEXT_ID = "text-1";
  private static final String QUEUE_ID = "queue";

  private final HttpServerResponse response;
  private final ObjectMapper json;
  private final Deadline deadline;
  private final Vertx vertx;
  private final long heartbeat;
  private boolean open = true;

  /** Opens writers with the configured heartbeat. */
  @Singleton
  static class Factory {
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Duration heartbeat;

    Factory(ObjectMapper json, Vertx vertx, ChatConfig config) {
      this.json = json;
      this.vertx = vertx;
      this.heartbeat = config.heartbeat();
    }

    ChatStreamWriter open(HttpServerResponse response, Deadline deadline) {
      return new ChatStreamWriter(response, json, deadline, vertx, heartbeat);
    }
  }

  private ChatStreamWriter(
      HttpServerResponse response,
      ObjectMapper json,
      Deadline deadline,
      Vertx vertx,
      Duration heartbeat) {
    this.response = response;
    this.json = json;
    this.deadline = deadline;
    this.vertx = vertx;
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream")
        .putHeader("Cache-Control", PrivateByDefaultFilter.PRIVATE_NO_STORE)
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("x-vercel-ai-ui-message-stream", "v1");
    this.heartbeat = vertx.setPeriodic(heartbeat.toMillis(), _ -> beat());
  }

  void start() throws InterruptedException {
    write(new UiMessagePart.Start());
  }

  /** Writes the position in the queue for the model: 1 is next, 0 is admitted. */
  void queuePosition(int position) throws InterruptedException {
    write(new UiMessagePart.Queue(QUEUE_ID, new UiMessagePart.Place(position)));
  }

  void metadata(UiMessagePart.Metadata metadata) throws InterruptedException {
    write(new UiMessagePart.MessageMetadata(metadata));
  }

  void textStart() throws InterruptedException {
    write(new UiMessagePart.TextStart(TEXT_ID));
  }

  void textDelta(String text) throws InterruptedException {
    write(new UiMessagePart.TextDelta(TEXT_ID, text));
  }

  void textEnd() throws InterruptedException {
    write(new UiMessagePart.TextEnd(TEXT_ID));
  }

  void sources(List<Source> sources) throws InterruptedException {
    int number = 1;
    for (Source source : sources) {
      write(new UiMessagePart.SourceUrl("source-" + number++, source.url(), source.title()));
    }
  }

  void error(String text) throws InterruptedException {
    write(new UiMessagePart.Failure(text));
  }

  /** Writes the end of the protocol; no heartbeat follows it. */
  void finish() throws InterruptedException {
    write(new UiMessagePart.Finish());
    close();
    write("data: [DONE]\n\n");
  }

  @Override
  public synchronized void close() {
    open = false;
    vertx.cancelTimer(heartbeat);
  }

  private void write(UiMessagePart part) throws InterruptedException {
    try {
      write("data: " + json.writeValueAsString(part) + "\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize a message part", e);
    }
  }

  private void write(String event) throws InterruptedException {
    Future<Void> written = response.write(event);
    if (!response.writeQueueFull() && !written.failed()) {
      return;
    }
    try {
      written
          .toCompletionStage()
          .toCompletableFuture()
          .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      response.reset();
      throw (InterruptedException) new InterruptedException("reader is gone").initCause(e);
    }
  }

  private synchronized void beat() {
    if (open && !response.writeQueueFull()) {
      var _ = response.write(": alive\n\n");
    }
  }
}
