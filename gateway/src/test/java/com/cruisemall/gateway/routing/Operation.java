package com.cruisemall.gateway.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Operation of the document and its route. */
record Operation(String path, String method, Route route, ObjectNode node) {
  static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");
  private static final Set<String> SAFE = Set.of("get", "head", "options");

  /** Replaces path parameters with example values. */
  static String example(String path) {
    return path.replaceAll("\\{[^}]+}", "A");
  }

  boolean isUnsafe() {
    return !SAFE.contains(method);
  }

  boolean isSignedIn() {
    return route.access() == Route.Access.SIGNED_IN;
  }

  boolean isForStaff() {
    return path.startsWith("/api/admin/");
  }

  boolean isOfOneThing() {
    return path.contains("{");
  }

  boolean hasBody() {
    return node.has("requestBody");
  }

  boolean takesInput() {
    return hasBody() || !node.path("parameters").isEmpty();
  }
}
