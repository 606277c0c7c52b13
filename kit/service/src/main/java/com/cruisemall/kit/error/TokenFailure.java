package com.cruisemall.kit.error;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Distinguishes an invalid token from one that cannot be verified at the moment. */
final class TokenFailure {
  private TokenFailure() {}

  /**
   * Returns 401 for an invalid token, 503 if the signing keys are unavailable: an outage of
   * auth-service must log nobody out.
   */
  static CommonError code(AuthenticationFailedException failure) {
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof OIDCException
          || cause instanceof IOException
          || cause instanceof VertxException
          || cause instanceof TimeoutException) {
        return CommonError.UNAVAILABLE;
      }
    }
    return CommonError.UNAUTHENTICATED;
  }
}
