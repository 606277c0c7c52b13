package com.cruisemall.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Compares the committed OpenAPI document with the code. Run with {@code -Dopenapi.write} to update
 * it.
 */
class OpenApiTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path COMMITTED =
      Path.of("src/main/resources/META-INF/resources/openapi.json");

  @Test
  void matchesTheServices() throws IOException {
    SuiteDocument suite = new SuiteDocument(ROOT);
    assumeThat(suite.canBeMade()).as("every module has been built").isTrue();
    String now = suite.text();
    if (System.getProperty("openapi.write") != null) {
      Files.writeString(COMMITTED, now);
    }

    assertThat(Files.readString(COMMITTED))
        .as("mvn package -pl gateway -am -Dtest=OpenApiTest -Dopenapi.write")
        .isEqualTo(now);
  }

  @Test
  void hasAnOperationForEveryRoute() throws IOException {
    Set<Route> described = new HashSet<>();
    operations().forEach(operation -> described.add(operation.route()));

    assertThat(RouteTable.all()).allSatisfy(route -> assertThat(described).contains(route));
  }

  @Test
  void listsTheErrorsOfEveryOperation() throws IOException {
    JsonNode document = read();

    assertThat(operations())
        .allSatisfy(operation -> {
          JsonNode responses = operation.node().path("responses");
          assertThat(responses.properties())
              .filteredOn(response -> response.getKey().matches("[45].."))
              .hasSizeGreaterThanOrEqualTo(5)
              .allSatisfy(response -> {
                String reference = response.getValue().path("$ref").asText();
                JsonNode body =
                    document.at(reference.substring(1)).path("content").path("application/json");
                assertThat(body.path("schema").path("$ref").asText())
                    .isEqualTo("#/components/schemas/Failure");
                assertThat(body.path("examples").properties())
                    .isNotEmpty()
                    .allSatisfy(example -> {
                      JsonNode error = example.getValue().path("value").path("error");
                      assertThat(error.path("code").asText()).isEqualTo(example.getKey());
                      assertThat(error.path("message").asText()).isNotEmpty();
                      assertThat(error.path("requestId").asText()).isNotEmpty();
                    });
              });
          assertThat(responses.properties()).anyMatch(one -> one.getKey().matches("[23].."));
        });
  }

  @Test
  void marksOperationsThatRequireASession() throws IOException {
    assertThat(operations())
        .allSatisfy(operation -> {
          JsonNode security = operation.node().path("security");
          assertThat(security.path(0).has("session")).isEqualTo(operation.isSignedIn());
          if (operation.isSignedIn()) {
            assertThat(operation.node().path("responses").has("401")).isTrue();
          }
        });
  }

  private static List<Operation> operations() throws IOException {
    List<Operation> operations = new ArrayList<>();
    for (var path : read().path("paths").properties()) {
      Route route = RouteTable.find(Operation.example(path.getKey())).orElseThrow();
      for (var method : path.getValue().properties()) {
        operations.add(
            new Operation(path.getKey(), method.getKey(), route, (ObjectNode) method.getValue()));
      }
    }
    return operations;
  }

  private static JsonNode read() throws IOException {
    return new ObjectMapper().readTree(Files.readString(COMMITTED));
  }
}
