package com.cruisemall.gateway.upstream;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.logging.Log;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/** What a client is told when a service cannot be reached. */
public final class UpstreamFailure {
  private UpstreamFailure() {}

  /** The code, and a line of the log under the request's id. */
  public static CommonError logged(Throwable failure) {
    CommonError code = code(failure);
    // Its message may name the path, and a path may hold the token of a link.
    Log.warnf("a service did not answer code=%s cause=%s", code.name(), failure.getClass());
    return code;
  }

  public static CommonError code(Throwable failure) {
    return switch (failure) {
      case ConnectException _, OpenCircuitException _ -> CommonError.UNAVAILABLE;
      case ConnectionPoolTooBusyException _ -> CommonError.OVERLOADED;
      case TimeoutException _ -> CommonError.UPSTREAM_TIMEOUT;
      case ServiceFailedException failed -> CommonError.ofStatus(failed.status());
      case ApiException refused when refused.code() instanceof CommonError code -> code;
      default -> CommonError.UPSTREAM_ERROR;
    };
  }
}
