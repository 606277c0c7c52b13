package com.cruisemall.gateway.routing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** One operation of the document, with the route that leads to it. */
record Operation(String path, String method, Route route, ObjectNode node) {
  static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete", "options");
  private static final Set<String> SAFE = Set.of("get", "head", "options");

  /** The path with something for each of its parameters. */
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
