package com.cruisemall.chat.answer;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Rejects text bodies over the limit with 413. The limit of the HTTP server is the one for images.
 * A body without {@code Content-Length} is measured while it is read.
 */
@Singleton
class TextBodyLimitFilter {
  /** Filters with higher numbers run first; Quarkus sets its own limit before this one. */
  private static final int AFTER_QUARKUS_LIMIT = 1;

  private static final String IMAGES = "/api/vision";

  private final long limit;
  private final ErrorResponses responses;

  TextBodyLimitFilter(ChatConfig config, ErrorResponses responses) {
    this.limit = config.maxBodySize().asLongValue();
    this.responses = responses;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_QUARKUS_LIMIT);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (context.normalizedPath().startsWith(IMAGES)) {
      context.next();
    } else if (contentLength(request) > limit) {
      // The rest of the body is not read, so the connection cannot be reused.
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      responses.send(request, CommonError.PAYLOAD_TOO_LARGE);
    } else {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
      context.next();
    }
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
