package com.cruisemall.kit.error;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells a token that is not good from one that cannot be checked right now. */
final class TokenFailure {
  private TokenFailure() {}

  /**
   * 401 for a token that is not good; 503 when the keys to check it with cannot be had, since
   * nobody is to be logged out because auth-service is away.
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
