package com.cruisemall.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * What many requests wait for together, be it a connection or an answer, comes in the context of
 * one of them. Each has to go on in its own: on its event loop, and with its ids in the log and its
 * place in the trace.
 */
public final class OwnContext {
  private OwnContext() {}

  /** The same result, which comes in the caller's context. */
  public static <T extends @Nullable Object> Future<T> of(Future<T> shared) {
    ContextInternal own = ContextInternal.current();
    if (own == null) {
      return shared;
    }
    Promise<T> here = own.promise();
    shared.onComplete(here);
    return here.future();
  }
}
