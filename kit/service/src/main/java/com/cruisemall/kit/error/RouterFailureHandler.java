package com.cruisemall.kit.error;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Sends error responses for failures outside JAX-RS: authentication, body limits, handlers on the
 * event loop. Runs before Quarkus' own error page.
 */
@Singleton
class RouterFailureHandler {
  private final ErrorResponses responses;

  RouterFailureHandler(ErrorResponses responses) {
    this.responses = responses;
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    @Nullable Throwable failure = context.failure();
    switch (failure) {
      case ApiException refused ->
          responses.send(request, refused.code(), refused.details(), refused.retryAfter());
      case AuthenticationFailedException refused ->
          responses.send(request, TokenFailure.code(refused));
      case UnauthorizedException _ -> responses.send(request, CommonError.UNAUTHENTICATED);
      case ForbiddenException _ -> responses.send(request, CommonError.FORBIDDEN);
      case null, default -> responses.send(request, byStatus(context.statusCode(), failure));
    }
  }

  private static ErrorCode byStatus(int status, @Nullable Throwable failure) {
    if (status >= 500 || status < 400) {
      Log.error("request failed outside an endpoint", failure);
      return CommonError.INTERNAL;
    }
    return CommonError.ofStatus(status);
  }
}
