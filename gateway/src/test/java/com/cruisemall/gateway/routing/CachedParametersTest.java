package com.cruisemall.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares the parameters that cached routes pass on with the OpenAPI document. */
class CachedParametersTest {
  private static final Path DOCUMENT =
      Path.of("src/main/resources/META-INF/resources/openapi.json");

  @Test
  void areThoseOfTheDocument() throws IOException {
    JsonNode paths = new ObjectMapper().readTree(DOCUMENT.toFile()).path("paths");

    assertThat(RouteTable.all().stream().filter(RouteTable::keeps))
        .isNotEmpty()
        .allSatisfy(route ->
            assertThat(RouteTable.parameters(route))
                .as(route.prefix())
                .isEqualTo(documented(paths, route)));
  }

  private static Set<String> documented(JsonNode paths, Route route) {
    Set<String> names = new TreeSet<>();
    paths
        .properties()
        .forEach(path -> {
          if (route.matches(path.getKey())) {
            for (JsonNode parameter : path.getValue().path("get").path("parameters")) {
              if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
              }
            }
          }
        });
    return names;
  }
}
