package com.cruisemall.gateway.edge;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which headers pass through the door, inward and outward. */
public final class HeaderRules {
  /** Meant for one connection only (RFC 9110 §7.6.1). */
  private static final List<String> HOP_BY_HOP =
      List.of(
          "Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authorization",
          "Proxy-Connection",
          "TE",
          "Trailer",
          "Upgrade");

  /** Headers of the framing and of the gateway; {@code Connection} cannot remove them. */
  private static final Set<String> KEPT =
      Set.of(
          "content-length",
          "transfer-encoding",
          "host",
          "x-request-id",
          "traceparent",
          "tracestate");

  /** Would tell a service who calls, and how long they wait; only the gateway says that. */
  private static final List<String> IDENTITY_PREFIXES =
      List.of(
          "x-user",
          "x-internal",
          "x-forwarded",
          "x-client",
          "x-real-ip",
          "x-visitor",
          "x-auth",
          "x-envoy");

  private static final List<String> IDENTITY =
      List.of("Authorization", "Forwarded", "Cookie", "True-Client-IP", "CF-Connecting-IP");

  private static final List<String> TELLTALE = List.of("Server", "X-Powered-By", "Via");

  private HeaderRules() {}

  /** Leaves of a client's headers what a service may see. */
  public static void cleanRequest(MultiMap headers) {
    removeHopByHop(headers);
    IDENTITY.forEach(headers::remove);
    for (String name : List.copyOf(headers.names())) {
      if (tellsWhoCalls(name)) {
        headers.remove(name);
      }
    }
  }

  private static boolean tellsWhoCalls(String name) {
    for (String prefix : IDENTITY_PREFIXES) {
      if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return true;
      }
    }
    return false;
  }

  /** Leaves of a service's headers what a client may see. */
  public static void cleanResponse(MultiMap headers) {
    removeHopByHop(headers);
    TELLTALE.forEach(headers::remove);
  }

  private static void removeHopByHop(MultiMap headers) {
    for (String list : headers.getAll("Connection")) {
      for (String name : list.split(",", -1)) {
        if (!KEPT.contains(name.strip().toLowerCase(Locale.ROOT))) {
          headers.remove(name.strip());
        }
      }
    }
    HOP_BY_HOP.forEach(headers::remove);
  }
}
