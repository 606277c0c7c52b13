package com.cruisemall.gateway.edge;

import io.vertx.core.http.HttpMethod;
import java.util.Set;

/** What request methods promise (RFC 9110 §9.2). */
public final class Methods {
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private Methods() {}

  /** Whether the method asks for nothing to change. */
  public static boolean isSafe(HttpMethod method) {
    return SAFE.contains(method);
  }
}
