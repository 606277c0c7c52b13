package com.cruisemall.kit.error;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** What a client is told of a call to another service that brought no answer. */
final class RemoteFailure {
  private static final int DEEPEST = 10;

  private RemoteFailure() {}

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
        .limit(DEEPEST)
        .anyMatch(kind::isInstance);
  }
}
