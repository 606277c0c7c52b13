package com.cruisemall.kit.error;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that announces more than the server takes, in the error form: Quarkus' own check,
 * which comes right after, answers with an empty body.
 */
@Singleton
class BodyLimitFilter {
  private static final int BEFORE_QUARKUS_LIMIT = 9_000;

  private final long limit;
  private final ErrorResponses responses;

  BodyLimitFilter(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ErrorResponses responses) {
    this.limit = limit.asLongValue();
    this.responses = responses;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_QUARKUS_LIMIT);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (announced(request) <= limit) {
      context.next();
      return;
    }
    // The rest of the body is not read, so the connection cannot be used again.
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    responses.send(request, CommonError.PAYLOAD_TOO_LARGE);
  }

  private static long announced(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
