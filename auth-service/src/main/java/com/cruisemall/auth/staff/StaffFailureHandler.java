package com.cruisemall.auth.staff;

import com.cruisemall.kit.caching.PrivateByDefaultFilter;
import com.cruisemall.kit.error.ApiException;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationRedirectException;
import io.vertx.core.VertxException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Redirects the browser to the staff page after a failed sign-in, which shows the error to the
 * person. Runs before the handler that responds with the JSON error body.
 */
@Singleton
class StaffFailureHandler {
  private static final String UNAVAILABLE = "UNAVAILABLE";
  private static final String FAILED = "SIGN_IN_FAILED";

  private final StaffConfig config;

  StaffFailureHandler(StaffConfig config) {
    this.config = config;
  }

  void register(@Observes @Priority(1) Router router) {
    router.route("/api/auth/staff/*").order(Integer.MIN_VALUE).failureHandler(this::handle);
  }

  private void handle(RoutingContext request) {
    @Nullable Throwable failure = request.failure();
    switch (failure) {
      case ApiException _ -> request.next();
      case AuthenticationRedirectException redirect -> redirect(request, redirect.getRedirectUri());
      case null, default -> redirect(request, config.page() + "?error=" + code(failure));
    }
  }

  private static String code(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OIDCException
          || cause instanceof IOException
          || cause instanceof VertxException
          || cause instanceof TimeoutException) {
        Log.warnf("staff sign-in failed, provider unavailable cause=%s", cause.toString());
        return UNAVAILABLE;
      }
    }
    Log.infof("staff sign-in failed cause=%s", failure);
    return FAILED;
  }

  private static void redirect(RoutingContext request, String location) {
    if (!request.response().ended()) {
      request
          .response()
          .setStatusCode(303)
          .putHeader("Location", location)
          .putHeader("Cache-Control", PrivateByDefaultFilter.PRIVATE_NO_STORE)
          .end();
    }
  }
}
