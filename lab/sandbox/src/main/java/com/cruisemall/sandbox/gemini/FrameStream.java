package com.cruisemall.sandbox.gemini;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Timed stream of response frames: server-sent events with {@code alt=sse}, otherwise one JSON
 * array. It uses event-loop timers, so that hundreds of streams need no threads.
 */
final class FrameStream {
  private final Vertx vertx;
  private final RoutingContext http;
  private final HttpServerResponse response;
  private final GeminiCounts counts;
  private final boolean events;
  private final AtomicBoolean over = new AtomicBoolean();

  FrameStream(Vertx vertx, RoutingContext http, GeminiCounts counts, boolean events) {
    this.vertx = vertx;
    this.http = http;
    this.response = http.response();
    this.counts = counts;
    this.events = events;
  }

  /**
   * Delays between frames.
   *
   * @param cutAfter number of frames after which the connection is closed
   */
  record Pace(int firstMillis, int nextMillis, int cutAfter) {}

  void send(List<String> frames, Pace pace) {
    counts.streams.incrementAndGet();
    response.setChunked(true);
    response.putHeader("Content-Type", events ? "text/event-stream" : "application/json");
    // The close handler of the response is already used by the framework.
    http.addEndHandler(_ -> {
      if (over.compareAndSet(false, true)) {
        counts.streams.decrementAndGet();
        counts.cancelled.incrementAndGet();
      }
    });
    vertx.setTimer(Math.max(1, pace.firstMillis()), _ -> next(frames, 0, pace));
  }

  private void next(List<String> frames, int index, Pace pace) {
    if (over.get()) {
      return;
    }
    if (index >= pace.cutAfter()) {
      finish();
      http.request().connection().close();
      return;
    }
    boolean last = index == frames.size() - 1;
    String frame = frames.get(index);
    response.write(
        events
            ? "data: " + frame + "\r\n\r\n"
            : (index == 0 ? "[" : ",\r\n") + frame + (last ? "]" : ""));
    if (last) {
      finish();
      counts.completed.incrementAndGet();
      response.end();
    } else {
      vertx.setTimer(Math.max(1, pace.nextMillis()), _ -> next(frames, index + 1, pace));
    }
  }

  private void finish() {
    if (over.compareAndSet(false, true)) {
      counts.streams.decrementAndGet();
    }
  }
}
