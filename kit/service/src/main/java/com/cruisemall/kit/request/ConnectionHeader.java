package com.cruisemall.kit.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Tells callers not to use their connection again while the program drains (RFC 9112 §9.6): those
 * that keep connections open, as the gateway does, would go on sending requests over them.
 */
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
