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
 * The body of a model's response, pulled piece by piece from a virtual thread. The connection is
 * read only on demand, so that a slow reader at our other side slows the model down instead of
 * filling memory.
 */
final class ResponseBody {
  private sealed interface Arrival {}

  private record Piece(Buffer bytes) implements Arrival {}

  private record End() implements Arrival {}

  private record Broken(Throwable cause) implements Arrival {}

  private final HttpClientResponse response;
  private final long limit;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private long taken;
  private boolean ended;

  /** To be called on the event loop that brings the response, before its body comes. */
  ResponseBody(HttpClientResponse response, long limit) {
    this.response = response;
    this.limit = limit;
    response.pause();
    response.handler(bytes -> arrivals.add(new Piece(bytes)));
    response.exceptionHandler(cause -> arrivals.add(new Broken(cause)));
    response.endHandler(_ -> arrivals.add(new End()));
  }

  int status() {
    return response.statusCode();
  }

  /** The next bytes; empty at the end. */
  Optional<Buffer> read(Deadline deadline) throws ModelException, InterruptedException {
    response.fetch(1);
    return switch (arrivals.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
      case Piece(Buffer bytes) -> Optional.of(counted(bytes));
      case End _ -> {
        ended = true;
        yield Optional.empty();
      }
      case Broken(Throwable cause) ->
          throw new ModelException(ModelFault.CUT, "the model hung up", cause);
      case null -> throw new ModelException(ModelFault.SLOW, "the model fell silent");
    };
  }

  /** Ends the call; what the model still has to say is not wanted. */
  void close() {
    if (!ended) {
      response.request().reset();
    }
  }

  private Buffer counted(Buffer bytes) throws ModelException {
    taken += bytes.length();
    if (taken > limit) {
      throw new ModelException(ModelFault.TOO_LARGE, "the model does not come to an end");
    }
    return bytes;
  }
}
