package com.cruisemall.gateway.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Error responses of a service, as OpenAPI components: one per status. */
final class ErrorAnswers {
  static final String SCHEMA = "Failure";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Statuses with {@code Retry-After}. */
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final String service;
  private final Map<Integer, List<ErrorCodes.Code>> codes = new TreeMap<>();
  private final Set<Integer> own;

  ErrorAnswers(String service, List<ErrorCodes.Code> common, List<ErrorCodes.Code> own) {
    this.service = service;
    this.own = own.stream().map(ErrorCodes.Code::status).collect(Collectors.toSet());
    own.forEach(this::add);
    common.forEach(this::add);
  }

  private void add(ErrorCodes.Code code) {
    List<ErrorCodes.Code> known = codes.computeIfAbsent(code.status(), _ -> new ArrayList<>());
    if (known.stream().noneMatch(one -> one.name().equals(code.name()))) {
      known.add(code);
    }
  }

  /** Adds the error responses of an operation. */
  void addTo(ObjectNode responses, Operation operation) {
    for (int status : statuses(operation)) {
      responses.set(
          Integer.toString(status),
          JSON.createObjectNode().put("$ref", "#/components/responses/" + name(status)));
    }
  }

  private Set<Integer> statuses(Operation operation) {
    Set<Integer> statuses = new TreeSet<>(Set.of(429, 500, 502, 503, 504));
    if (operation.takesInput()) {
      statuses.add(400);
    }
    if (operation.isSignedIn()) {
      statuses.add(401);
    }
    if (operation.isUnsafe() || operation.isForStaff()) {
      statuses.add(403);
    }
    if (operation.isOfOneThing()) {
      statuses.add(404);
    }
    if (operation.hasBody()) {
      statuses.addAll(Set.of(413, 415));
    }
    if (operation.isUnsafe() || operation.isOfOneThing()) {
      statuses.addAll(own);
    }
    return statuses;
  }

  /** Adds all error responses by name. */
  void addTo(ObjectNode components) {
    codes.forEach((status, list) -> {
      ObjectNode response = components.putObject(name(status));
      response.put(
          "description",
          list.stream().map(ErrorAnswers::describe).collect(Collectors.joining(" ")));
      if (LATER.contains(status)) {
        ObjectNode header = response.putObject("headers").putObject("Retry-After");
        header.put("description", "Seconds after which to try again.");
        header.putObject("schema").put("type", "integer");
      }
      ObjectNode content = response.putObject("content").putObject("application/json");
      content.putObject("schema").put("$ref", "#/components/schemas/" + SCHEMA);
      ObjectNode examples = content.putObject("examples");
      list.forEach(code -> examples.putObject(code.name()).set("value", example(code)));
    });
  }

  private static String describe(ErrorCodes.Code code) {
    return code.meaning().isEmpty()
        ? "`" + code.name() + "`."
        : "`" + code.name() + "`: " + code.meaning();
  }

  private static ObjectNode example(ErrorCodes.Code code) {
    ObjectNode body = JSON.createObjectNode().put("ok", false);
    ObjectNode error =
        body.putObject("error")
            .put("code", code.name())
            .put("message", code.message())
            .put("requestId", "t4hq1xVbQmS0zJ2k");
    if (code.name().equals("VALIDATION_FAILED")) {
      error.putObject("details").put("phone", "must not be blank");
    }
    if (code.name().equals("RATE_LIMITED")) {
      error.putObject("details").put("retryAfter", 3);
    }
    return body;
  }

  private String name(int status) {
    return service + status;
  }
}
