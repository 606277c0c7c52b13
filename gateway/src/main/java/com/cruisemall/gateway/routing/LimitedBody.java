package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.upstream.BodyTooLargeException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** Request body of unknown length that fails as soon as it exceeds a limit. */
final class LimitedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final long limit;
  private long length;
  private @Nullable Handler<Throwable> failed;

  LimitedBody(ReadStream<Buffer> body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  boolean isTooLarge() {
    return length > limit;
  }

  @Override
  public LimitedBody handler(@Nullable Handler<Buffer> handler) {
    body.handler(handler == null ? null : part -> receive(part, handler));
    return this;
  }

  private void receive(Buffer part, Handler<Buffer> handler) {
    boolean wasTooLarge = isTooLarge();
    length += part.length();
    if (!isTooLarge()) {
      handler.handle(part);
    } else if (!wasTooLarge && failed != null) {
      failed.handle(new BodyTooLargeException());
    }
  }

  @Override
  public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    failed = handler;
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public LimitedBody endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }

  @Override
  public LimitedBody pause() {
    body.pause();
    return this;
  }

  @Override
  public LimitedBody resume() {
    body.resume();
    return this;
  }

  @Override
  public LimitedBody fetch(long amount) {
    body.fetch(amount);
    return this;
  }
}
