package com.cruisemall.chat.answer;

import com.cruisemall.kit.deadline.Deadline;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes an answer as server-sent events while it comes into being, and a comment now and then so
 * that nothing on the way takes a silent stream for a dead one. A writer waits while the reader is
 * behind. The framework ends the response when the endpoint returns.
 */
final class UiMessageStream implements AutoCloseable {
  private final HttpServerResponse response;
  private final ObjectMapper json;
  private final Deadline deadline;
  private final Vertx vertx;
  private final long heartbeat;
  private boolean open = true;

  UiMessageStream(
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
        .putHeader("Cache-Control", "private, no-store")
        .putHeader("X-Accel-Buffering", "no")
        .putHeader("x-vercel-ai-ui-message-stream", "v1");
    this.heartbeat = vertx.setPeriodic(heartbeat.toMillis(), _ -> beat());
  }

  /** Waits for a reader who is behind; one who stays behind at the deadline is cut off. */
  void write(UiMessagePart part) throws InterruptedException {
    try {
      write("data: " + json.writeValueAsString(part) + "\n\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a part is always JSON", e);
    }
  }

  /** The protocol's last word: no sign of life comes after it. */
  void done() throws InterruptedException {
    close();
    write("data: [DONE]\n\n");
  }

  @Override
  public synchronized void close() {
    open = false;
    vertx.cancelTimer(heartbeat);
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
      throw (InterruptedException) new InterruptedException("the reader is gone").initCause(e);
    }
  }

  private synchronized void beat() {
    if (open && !response.writeQueueFull()) {
      var _ = response.write(": alive\n\n");
    }
  }
}
