package com.cruisemall.kit.error;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Chooses the error code for a call to another service that got no response. */
final class UpstreamFailure {
  private static final int MAX_CAUSES = 10;

  private UpstreamFailure() {}

  static CommonError code(Throwable failure) {
    if (has(failure, TimeoutException.class)) {
      return CommonError.UPSTREAM_TIMEOUT;
    }
    return has(failure, ConnectException.class)
        ? CommonError.UNAVAILABLE
        : CommonError.UPSTREAM_ERROR;
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES)
        .anyMatch(kind::isInstance);
  }
}
