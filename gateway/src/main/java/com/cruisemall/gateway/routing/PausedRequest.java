package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.OwnContext;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Goes on with a paused request, whatever it waited for. */
final class PausedRequest {
  private PausedRequest() {}

  /**
   * Hands the result on, or ends the request with the failure. Call it in the request's context.
   */
  static <T> void then(RoutingContext context, Future<T> result, Consumer<T> next) {
    OwnContext.of(result)
        .onSuccess(next::accept)
        .onFailure(failure -> {
          context.request().resume();
          context.fail(failure);
        });
  }
}
