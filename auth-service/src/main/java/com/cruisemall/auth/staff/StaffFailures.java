package com.cruisemall.auth.staff;

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
 * Brings a person whose sign-in failed on the way back to the staff page, which says it in plain
 * words: these are pages of a browser, not calls of a program. It stands before the error form.
 */
@Singleton
class StaffFailures {
  private static final String UNAVAILABLE = "UNAVAILABLE";
  private static final String FAILED = "SIGN_IN_FAILED";

  private final StaffConfig config;

  StaffFailures(StaffConfig config) {
    this.config = config;
  }

  void register(@Observes @Priority(1) Router router) {
    router.route("/api/auth/staff/*").order(Integer.MIN_VALUE).failureHandler(this::answer);
  }

  private void answer(RoutingContext request) {
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
        Log.warnf("staff cannot sign in: the provider does not answer cause=%s", cause.toString());
        return UNAVAILABLE;
      }
    }
    Log.infof("a staff sign-in failed cause=%s", failure);
    return FAILED;
  }

  private static void redirect(RoutingContext request, String location) {
    if (!request.response().ended()) {
      request
          .response()
          .setStatusCode(303)
          .putHeader("Location", location)
          .putHeader("Cache-Control", "private, no-store")
          .end();
    }
  }
}
