package com.cruisemall.chat.gemini;

import com.cruisemall.chat.llm.ModelException;
import com.cruisemall.chat.llm.ModelFault;
import com.cruisemall.kit.deadline.Deadline;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Body of a model response, read buffer by buffer from a virtual thread. The connection is read
 * only on demand, so that a slow client applies back-pressure to the model instead of filling
 * memory.
 */
final class ResponseBody {
  private sealed interface Event {}

  private record Data(Buffer bytes) implements Event {}

  private record End() implements Event {}

  private record Broken(Throwable cause) implements Event {}

  private final HttpClientResponse response;
  private final long limit;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private long received;
  private boolean ended;

  /** Must be called on the event loop of the response, before its body arrives. */
  ResponseBody(HttpClientResponse response, long limit) {
    this.response = response;
    this.limit = limit;
    response.pause();
    response.handler(bytes -> events.add(new Data(bytes)));
    response.exceptionHandler(cause -> events.add(new Broken(cause)));
    response.endHandler(_ -> events.add(new End()));
  }

  int status() {
    return response.statusCode();
  }

  /** Returns the next bytes; empty at the end. */
  Optional<Buffer> read(Deadline deadline) throws ModelException, InterruptedException {
    response.fetch(1);
    return switch (events.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      case Data(Buffer bytes) -> Optional.of(counted(bytes));
      case End _ -> {
        ended = true;
        yield Optional.empty();
      }
      case Broken(Throwable cause) ->
          throw new ModelException(ModelFault.CUT, "connection to the model closed", cause);
      case null -> throw new ModelException(ModelFault.SLOW, "timeout of the model response");
    };
  }

  /** Aborts the call unless the body has ended. */
  void close() {
    if (!ended) {
      response.request().reset();
    }
  }

  private Buffer counted(Buffer bytes) throws ModelException {
    received += bytes.length();
    if (received > limit) {
      throw new ModelException(ModelFault.TOO_LARGE, "model response over size limit");
    }
    return bytes;
  }
}
