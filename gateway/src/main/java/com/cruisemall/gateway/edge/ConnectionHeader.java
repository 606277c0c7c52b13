package com.cruisemall.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Keeps {@code Connection} out of HTTP/2, where an answer with it is malformed (RFC 9113 §8.2.2).
 * Quarkus sets it on every refusal of a body that is too large.
 */
@Singleton
class ConnectionHeader {
  private static final int AFTER_REQUEST_ID = 9_500;

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          if (context.request().version() == HttpVersion.HTTP_2) {
            context.addHeadersEndHandler(
                _ -> context.response().headers().remove(HttpHeaders.CONNECTION));
          }
          context.next();
        },
        AFTER_REQUEST_ID);
  }
}
