package com.cruisemall.gateway.connection;

import com.cruisemall.kit.error.ApiException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Sends the error response to a request that {@link RequestGuard} refused. */
@Singleton
class RefusedRequests {
  /** After the filters that assign the request id and the security headers. */
  private static final int PRIORITY = 9_400;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          RequestRefusal.read(context.request().headers())
              .ifPresent(code -> {
                throw new ApiException(code);
              });
          context.next();
        },
        PRIORITY);
  }
}
