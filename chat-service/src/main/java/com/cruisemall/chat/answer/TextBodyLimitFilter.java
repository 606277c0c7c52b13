package com.cruisemall.chat.answer;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Bounds bodies that are words more tightly than those that are pictures: the server's limit is the
 * one for pictures. What does not announce its length is measured while it is read.
 */
@Singleton
class TextBodyLimitFilter {
  /** Filters with higher numbers run first: the server's own limit is set by then. */
  private static final int AFTER_QUARKUS_LIMIT = 1;

  private static final String PICTURES = "/api/vision";

  private final long limit;
  private final ErrorResponses responses;

  TextBodyLimitFilter(
      @ConfigProperty(name = "cruisemall.chat.largest-body", defaultValue = "1280K")
          MemorySize limit,
      ErrorResponses responses) {
    this.limit = limit.asLongValue();
    this.responses = responses;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_QUARKUS_LIMIT);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (context.normalizedPath().startsWith(PICTURES)) {
      context.next();
    } else if (announced(request) > limit) {
      // The rest of the body is not read, so the connection cannot be used again.
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      responses.send(request, CommonError.PAYLOAD_TOO_LARGE);
    } else {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
      context.next();
    }
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
