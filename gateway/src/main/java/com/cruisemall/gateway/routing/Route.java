package com.cruisemall.gateway.routing;

import java.time.Duration;

/**
 * Where the paths below a prefix go.
 *
 * @param prefix the path itself and everything below it
 * @param upstream the service's name in the configuration
 * @param access whether somebody must be signed in
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
    ANYONE,
    SIGNED_IN
  }

  /** Whether its answers come at once when the service is well. */
  boolean isPrompt() {
    return patience.compareTo(PROMPT) <= 0;
  }

  boolean matches(String path) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
