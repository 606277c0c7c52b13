package com.cruisemall.gateway.edge;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Tells clients not to use their connection again while the gateway drains. */
@Singleton
class ConnectionHeader {
  private static final int AFTER_REQUEST_ID = 9_500;

  private volatile boolean draining;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          if (draining) {
            context.addHeadersEndHandler(
                _ -> context.response().headers().set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
          }
          context.next();
        },
        AFTER_REQUEST_ID);
  }

  /** From here on readiness says no, and requests that still come are served. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }
}
