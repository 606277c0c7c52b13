package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.local.backing.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Static checks of the Compose file. */
class ComposeTest {
  private static final Path COMPOSE = Path.of("..", "compose");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static JsonNode service(String name) throws IOException {
    return YAML.readTree(COMPOSE.resolve("compose.yaml").toFile()).path("services").path(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates"})
  void setsTheRequiredVariablesOfEachService(String name) throws IOException {
    Set<String> set = new TreeSet<>();
    service(name).path("environment").fieldNames().forEachRemaining(set::add);
    Files.readAllLines(COMPOSE.resolve("common.env"))
        .forEach(line -> set.add(line.substring(0, line.indexOf('='))));

    assertThat(set).containsAll(RequiredVariables.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates", "sandbox"})
  void buildsEachServiceFromItsModule(String name) throws IOException {
    Path module =
        Path.of("..", "..", service(name).path("build").path("args").path("MODULE").asText());

    assertThat(module.resolve("src/main/resources/application.properties")).exists();
  }

  @Test
  void createsTheTopicsOfTheLocalStack() throws IOException {
    Set<String> lines =
        Files.readAllLines(COMPOSE.resolve("topics.sh")).stream()
            .filter(line -> line.matches("[a-z0-9.-]+ \\d+"))
            .collect(Collectors.toSet());

    assertThat(lines)
        .isEqualTo(
            Topic.ALL.stream()
                .map(topic -> topic.name() + " " + topic.partitions())
                .collect(Collectors.toSet()));
  }
}
