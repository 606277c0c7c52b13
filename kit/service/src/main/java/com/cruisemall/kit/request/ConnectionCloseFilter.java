package com.cruisemall.kit.request;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Sends {@code Connection: close} during shutdown (RFC 9112 §9.6), so that clients with persistent
 * connections, such as the gateway, stop sending requests on them.
 */
@Singleton
class ConnectionCloseFilter {
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

  /** Observes the start of the shutdown delay: readiness fails, requests are still served. */
  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }
}
