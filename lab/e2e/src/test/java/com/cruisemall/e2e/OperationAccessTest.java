package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation of the OpenAPI document refuses guests, customers and other sites as it declares.
 */
class OperationAccessTest {
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";

  private static String customer = "";

  record Operation(String method, String path, JsonNode definition) {
    boolean isWrite() {
      return !SAFE_METHODS.contains(method);
    }

    boolean isForStaff() {
      return definition.path("x-audience").asText().equals("staff");
    }

    /** An empty security requirement allows guests. */
    boolean requiresSession() {
      return stream(definition.path("security")).noneMatch(JsonNode::isEmpty);
    }

    HttpRequest.Builder request() {
      var request = HttpRequest.newBuilder(Stack.get().gateway(pathWithUnknownIds()));
      var body = definition.path("requestBody").path("content").fieldNames();
      if (body.hasNext()) {
        return request
            .header("Content-Type", body.next())
            .method(method, BodyPublishers.ofString("{}"));
      }
      return request.method(method, BodyPublishers.noBody());
    }

    private String pathWithUnknownIds() {
      var concrete = path;
      for (var parameter : definition.path("parameters")) {
        var value =
            switch (parameter.path("schema").path("type").asText()) {
              case "integer", "number" -> "1";
              default -> UNKNOWN_ID;
            };
        concrete = concrete.replace("{" + parameter.path("name").asText() + "}", value);
      }
      return concrete;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  @BeforeAll
  static void logIn() {
    customer = ShopClient.COOKIE + "=" + ShopClient.cookie(ShopClient.login("010123477"));
  }

  static Stream<Operation> operations() {
    var operations = new ArrayList<Operation>();
    var paths = Stack.json(ShopClient.get("/openapi.json").body()).path("paths");
    for (var path : paths.properties()) {
      for (var definition : path.getValue().properties()) {
        if (definition.getValue().has("responses")) {
          operations.add(
              new Operation(
                  definition.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  definition.getValue()));
        }
      }
    }
    assertThat(operations).hasSizeGreaterThan(80);
    return operations.stream();
  }

  static Stream<Operation> operationsWithSession() {
    return operations().filter(Operation::requiresSession);
  }

  static Stream<Operation> operationsOfStaff() {
    return operations().filter(Operation::isForStaff);
  }

  static Stream<Operation> writes() {
    return operations().filter(Operation::isWrite);
  }

  @ParameterizedTest
  @MethodSource("operationsWithSession")
  void refusesGuests(Operation operation) {
    assertRefused(operation.request(), 401, "UNAUTHENTICATED");
  }

  @ParameterizedTest
  @MethodSource("operationsOfStaff")
  void refusesCustomersOnOperationsOfStaff(Operation operation) {
    var request =
        operation.request().header("Cookie", customer).header("Sec-Fetch-Site", "same-origin");
    assertRefused(request, 403, "FORBIDDEN");
  }

  @ParameterizedTest
  @MethodSource("writes")
  void refusesWritesOfOtherSites(Operation operation) {
    var originsOfOthers =
        List.of(
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"),
            List.of("Origin", "https://other.example"),
            List.of("X-CSRF-Token", "AAAA"));
    for (var header : originsOfOthers) {
      var request =
          operation.request().header("Cookie", customer).header(header.get(0), header.get(1));
      assertRefused(request, 403, "CSRF_REJECTED");
    }
  }

  private static void assertRefused(HttpRequest.Builder request, int status, String code) {
    HttpResponse<String> response = Stack.send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(Stack.json(response.body()).path("error").path("code").asText()).isEqualTo(code);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
