package com.cruisemall.kit.error;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Rejects a request whose {@code Content-Length} exceeds the limit with the common error body.
 * Quarkus' own check runs after this one and would send an empty body.
 */
@Singleton
class BodyLimitFilter {
  private static final int BEFORE_QUARKUS_LIMIT = 9_000;

  private final long limit;
  private final ErrorResponses responses;

  BodyLimitFilter(VertxHttpConfig http, ErrorResponses responses) {
    this.limit = http.limits().maxBodySize().map(MemorySize::asLongValue).orElse(Long.MAX_VALUE);
    this.responses = responses;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_QUARKUS_LIMIT);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (contentLength(request) <= limit) {
      context.next();
      return;
    }
    // The body stays unread, so the connection cannot be reused.
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    responses.send(request, CommonError.PAYLOAD_TOO_LARGE);
  }

  private static long contentLength(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
