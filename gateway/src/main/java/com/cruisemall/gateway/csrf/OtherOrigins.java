package com.cruisemall.gateway.csrf;

import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.error.ErrorResponses;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Lets pages of the allowed origins read answers, with the person's cookies (CORS, as the Fetch
 * standard has it). Pages of other origins are told nothing, and their preflights are refused; no
 * preflight reaches a service.
 */
@Singleton
class OtherOrigins {
  private static final int AFTER_SECURITY_HEADERS = 9_400;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE);

  /** What pages may send beyond what every page may. */
  private static final Set<String> SENT =
      Set.of(
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "X-CSRF-Token",
          "X-Request-Id",
          "traceparent",
          "tracestate");

  /** What pages may read beyond what every page may. */
  private static final Set<String> READ =
      Set.of(
          "Age",
          "ETag",
          "Idempotent-Replayed",
          "Location",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "X-Request-Id");

  private final Set<String> origins;
  private final ErrorResponses errors;
  private final CorsHandler cors;

  OtherOrigins(CsrfConfig config, ErrorResponses errors) {
    this.origins = config.allowedOrigins().orElse(Set.of());
    this.errors = errors;
    this.cors =
        CorsHandler.create()
            .addOrigins(List.copyOf(origins))
            .allowCredentials(true)
            .allowedMethods(METHODS)
            .allowedHeaders(SENT)
            .exposedHeaders(READ)
            .maxAgeSeconds(Math.toIntExact(REMEMBERED.toSeconds()));
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_SECURITY_HEADERS);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!origins.isEmpty()) {
      // At the end, because services say of their own what their answers vary by.
      context.addHeadersEndHandler(
          _ -> context.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN));
    }
    if (isAllowed(request)) {
      cors.handle(context);
    } else if (isPreflight(request)) {
      errors.send(request, CommonError.FORBIDDEN);
    } else {
      context.next();
    }
  }

  private boolean isAllowed(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin != null && origins.contains(origin);
  }

  private static boolean isPreflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains(HttpHeaders.ORIGIN)
        && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
