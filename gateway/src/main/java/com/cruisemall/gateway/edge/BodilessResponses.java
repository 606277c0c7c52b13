package com.cruisemall.gateway.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Removes the framing headers of 204 and 304 responses (RFC 9110 §8.6, RFC 9112 §6.1). Clients wait
 * for a body that such a header announces.
 */
@Singleton
class BodilessResponses {
  private static final int AFTER_REQUEST_ID = 9_500;
  private static final Set<Integer> BODILESS = Set.of(204, 304);

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          HttpServerResponse response = context.response();
          context.addHeadersEndHandler(_ -> {
            if (BODILESS.contains(response.getStatusCode())) {
              response
                  .headers()
                  .remove(HttpHeaders.CONTENT_LENGTH)
                  .remove(HttpHeaders.TRANSFER_ENCODING);
            }
          });
          context.next();
        },
        AFTER_REQUEST_ID);
  }
}
