package com.cruisemall.gateway.routing;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Goes on with a paused request. What many requests wait for together is answered on the event loop
 * of the first of them; each must go on on its own.
 */
final class OwnLoop {
  private OwnLoop() {}

  /** Hands the result on, or ends the request with the failure. Call it on the request's loop. */
  static <T> void then(RoutingContext context, Future<T> result, Consumer<T> next) {
    Context own = context.vertx().getOrCreateContext();
    result.onComplete(done ->
        own.runOnContext(_ -> {
          if (done.succeeded()) {
            next.accept(done.result());
          } else {
            context.request().resume();
            context.fail(done.cause());
          }
        }));
  }
}
