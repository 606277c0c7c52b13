package com.cruisemall.gateway.edge;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Decides what answers say of the connection. While the gateway drains, clients are told not to use
 * it again; over HTTP/2, where an answer with the header is malformed (RFC 9113 §8.2.2), it never
 * appears, though Quarkus sets it on every refusal of a body that is too large.
 */
@Singleton
class ConnectionHeader {
  private static final int AFTER_REQUEST_ID = 9_500;

  private volatile boolean draining;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          boolean http2 = context.request().version() == HttpVersion.HTTP_2;
          if (http2 || draining) {
            MultiMap headers = context.response().headers();
            context.addHeadersEndHandler(_ -> {
              if (http2) {
                headers.remove(HttpHeaders.CONNECTION);
              } else {
                headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
              }
            });
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
