package com.cruisemall.gateway.routing;

import com.cruisemall.gateway.edge.HeaderRules;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * OpenAPI document of the suite, assembled from the documents of the services: all routed
 * operations, with security, rate limits and errors of the gateway.
 */
final class SuiteDocument {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Modules by service name. */
  private static final Map<String, String> MODULES =
      new TreeMap<>(
          Map.of(
              "auth",
              "auth-service",
              "payment",
              "payment-service",
              "upload",
              "upload-service",
              "chat",
              "chat-service",
              "rates",
              "rates-service",
              RouteTable.HERE,
              "gateway"));

  private final Path root;

  SuiteDocument(Path root) {
    this.root = root;
  }

  /** Returns true if every module has been built. */
  boolean canBeMade() {
    return MODULES.values().stream().allMatch(module -> Files.exists(document(module)));
  }

  String text() {
    try {
      return JSON.writeValueAsString(made()) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode made() {
    ObjectNode suite = (ObjectNode) read(template());
    ObjectNode components = (ObjectNode) suite.path("components");
    ObjectNode responses = components.putObject("responses");
    ErrorCodes codes = new ErrorCodes(root);
    Map<String, ObjectNode> paths = new TreeMap<>();
    Map<String, JsonNode> schemas = new TreeMap<>();
    components
        .path("schemas")
        .properties()
        .forEach(one -> schemas.put(one.getKey(), one.getValue()));
    MODULES.forEach((service, module) -> {
      String prefix = service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1);
      JsonNode own = prefixed(read(document(module)), prefix);
      ErrorAnswers errors =
          new ErrorAnswers(
              prefix,
              codes.common(),
              service.equals(RouteTable.HERE) ? List.of() : codes.of(module));
      errors.addTo(responses);
      own.path("components")
          .path("schemas")
          .properties()
          .forEach(one -> schemas.put(one.getKey(), one.getValue()));
      SourceComments comments = new SourceComments(root.resolve(module));
      operations(own, service)
          .forEach(operation -> {
            comments
                .of(operation.node().path("operationId").asText())
                .ifPresent(comment -> operation.node().put("description", comment));
            finish(operation, service, errors);
            paths
                .computeIfAbsent(operation.path(), _ -> JSON.createObjectNode())
                .set(operation.method(), operation.node());
          });
    });
    ObjectNode all = suite.putObject("paths");
    paths.forEach(all::set);
    components.putObject("schemas").setAll(schemas);
    prune(suite, "responses");
    prune(suite, "schemas");
    return suite;
  }

  /** Returns the routed operations of a service. */
  private static List<Operation> operations(JsonNode document, String service) {
    List<Operation> operations = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      Optional<Route> route = RouteTable.find(Operation.example(path.getKey()));
      if (route.isEmpty() || !route.get().upstream().equals(service)) {
        continue;
      }
      for (var method : path.getValue().properties()) {
        if (Operation.METHODS.contains(method.getKey())) {
          operations.add(
              new Operation(
                  path.getKey(), method.getKey(), route.get(), (ObjectNode) method.getValue()));
        }
      }
    }
    return operations;
  }

  private static void finish(Operation operation, String service, ErrorAnswers errors) {
    ObjectNode node = operation.node();
    hideWhatTheGatewaySays(node);
    node.put("operationId", service + "." + node.path("operationId").asText());
    node.putArray("tags").add(operation.isForStaff() ? service + " (staff)" : service);
    node.put("x-audience", operation.isForStaff() ? "staff" : "public");
    node.put("x-rate-limit-policy", operation.route().policy());
    var security = node.putArray("security");
    if (!operation.isSignedIn()) {
      security.addObject();
    }
    security.addObject().putArray("session");
    ObjectNode responses =
        node.path("responses") instanceof ObjectNode known ? known : node.putObject("responses");
    // Generated error responses have no body.
    names(responses).stream()
        .filter(status -> status.startsWith("4") || status.startsWith("5"))
        .forEach(responses::remove);
    errors.addTo(responses, operation);
  }

  /** Removes headers that the gateway sets. */
  private static void hideWhatTheGatewaySays(ObjectNode operation) {
    if (operation.path("parameters") instanceof ArrayNode parameters) {
      MultiMap sent = MultiMap.caseInsensitiveMultiMap();
      parameters.forEach(one -> sent.add(one.path("name").asText(), ""));
      HeaderRules.cleanRequest(sent);
      sent.remove("User-Agent").remove("Accept");
      parameters.removeIf(one ->
          one.path("in").asText().equals("header") && !sent.contains(one.path("name").asText()));
    }
  }

  private static List<String> names(ObjectNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Prefixes the schema names of a service to make them unique. */
  private static JsonNode prefixed(JsonNode document, String prefix) {
    Map<String, JsonNode> renamed = new LinkedHashMap<>();
    document
        .path("components")
        .path("schemas")
        .properties()
        .forEach(one -> renamed.put(prefix + one.getKey(), one.getValue()));
    if (document.path("components") instanceof ObjectNode components) {
      components.putObject("schemas").setAll(renamed);
    }
    String text =
        document.toString().replace("\"#/components/schemas/", "\"#/components/schemas/" + prefix);
    return parse(text);
  }

  /** Removes unreferenced components. */
  private static void prune(ObjectNode suite, String kind) {
    ObjectNode components = (ObjectNode) suite.path("components").path(kind);
    int before = -1;
    while (before != components.size()) {
      before = components.size();
      String text = suite.toString();
      names(components).stream()
          .filter(name -> !text.contains("\"#/components/" + kind + "/" + name + "\""))
          .forEach(components::remove);
    }
  }

  private Path template() {
    return root.resolve("gateway/src/test/resources/openapi.json");
  }

  private Path document(String module) {
    return root.resolve(module).resolve("target/openapi/openapi.json");
  }

  private static JsonNode read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
