package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.Methods;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;

/**
 * Where the paths below a prefix go.
 *
 * @param prefix the path itself and everything below it; {@code *} stands for one segment
 * @param upstream the service's name in the configuration
 * @param access who may call, and whether the session matters
 * @param policy the rate limit policy
 * @param bodyLimit the largest body in bytes
 * @param patience the longest silence of the service, before or within its answer
 * @param cookies what the names of those cookies begin with that the service may see; empty for
 *     none
 */
record Route(
    String prefix,
    String upstream,
    Access access,
    String policy,
    long bodyLimit,
    Duration patience,
    String cookies) {
  /** What services take at most to do something by themselves. */
  static final Duration PROMPT = Duration.ofSeconds(10);

  Route(
      String prefix,
      String upstream,
      Access access,
      String policy,
      long bodyLimit,
      Duration patience) {
    this(prefix, upstream, access, policy, bodyLimit, patience, "");
  }

  enum Access {
    /** The response does not depend on the session. */
    PUBLIC,
    /** As {@link #PUBLIC} for safe methods; other methods are for staff. */
    PUBLIC_READ,
    /** Guests are served too, but the response depends on the session. */
    ANYONE,
    SIGNED_IN;

    /** Returns true if the session does not matter for a request with the method. */
    boolean ignoresSession(HttpMethod method) {
      return this == PUBLIC || (this == PUBLIC_READ && Methods.isSafe(method));
    }
  }

  /** Whether its answers come at once when the service is well. */
  boolean isPrompt() {
    return patience.compareTo(PROMPT) <= 0;
  }

  boolean matches(String path) {
    int any = prefix.indexOf("/*/");
    if (any < 0) {
      return isBelow(prefix, path, 0);
    }
    int rest = path.indexOf('/', any + 1);
    return rest >= 0
        && path.startsWith(prefix.substring(0, any + 1))
        && isBelow(prefix.substring(any + 2), path, rest);
  }

  private static boolean isBelow(String prefix, String path, int from) {
    int end = from + prefix.length();
    return path.startsWith(prefix, from) && (path.length() == end || path.charAt(end) == '/');
  }
}
