package com.cruisemall.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cruisemall.kit.test.Executables;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path RUNBOOKS = Path.of("..", "..", "docs", "runbooks");

  @Test
  void haveARunbookForEachAlert() throws IOException {
    for (JsonNode alert : alerts()) {
      String name = alert.path("alert").asText();
      assertThat(alert.path("annotations").path("runbook_url").asText())
          .isEqualTo("docs/runbooks/" + name + ".md");
      assertThat(RUNBOOKS.resolve(name + ".md"))
          .content()
          .startsWith("# " + name + "\n")
          .contains("## Meaning", "## Impact", "## Actions");
    }
  }

  @Test
  void haveAnAlertForEachRunbook() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      Set<String> pages =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());

      assertThat(pages)
          .isEqualTo(
              names(alerts(), "alert").stream()
                  .map(name -> name + ".md")
                  .collect(Collectors.toSet()));
    }
  }

  /** A rule without them counts the failures of other programs and installations. */
  @Test
  void selectANamespaceAndAJob() throws IOException {
    List<JsonNode> rules = new ArrayList<>(rules("alerts.yml"));
    rules.addAll(rules("recording.yml"));

    assertThat(rules.stream().flatMap(it -> Selectors.of(it.path("expr").asText()).stream()))
        .hasSizeGreaterThan(60)
        .allSatisfy(selector -> assertThat(selector).contains("{namespace=~\".*\""))
        .filteredOn(selector -> !selector.startsWith("cruisemall:"))
        .allSatisfy(selector -> assertThat(selector).containsPattern(",job=~?\""));
  }

  @Test
  void haveASeverityAndASummary() throws IOException {
    assertThat(alerts())
        .allSatisfy(alert -> {
          assertThat(alert.path("labels").path("severity").asText()).isIn("page", "ticket");
          assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
        });
  }

  @Test
  void haveATestForEachAlert() throws IOException {
    JsonNode tests = YAML.readTree(new File("rules/alerts.tests.yml")).path("tests");
    List<JsonNode> all = new ArrayList<>();
    tests.forEach(all::add);

    assertThat(names(all, "name")).isEqualTo(names(alerts(), "alert"));
  }

  @Test
  void listInTheReadmeHowEachIsProven() throws IOException {
    Set<String> rows =
        Files.readString(Path.of("README.md"))
            .lines()
            .filter(line -> line.matches("\\| \\w+ \\| (caused|state|simulated) \\| .*"))
            .map(line -> line.split(" ", 3)[1])
            .collect(Collectors.toSet());

    assertThat(rows).isEqualTo(names(alerts(), "alert"));
  }

  /** Runs promtool where it is installed. */
  @Test
  void fireAndClearAsTheirTestsSay() throws Exception {
    assumeTrue(Executables.has("promtool"), "promtool is not on the PATH");

    assertThat(Promtool.run("check", "rules", "rules/recording.yml", "rules/alerts.yml")).isEmpty();
    assertThat(Promtool.run("test", "rules", "rules/alerts.tests.yml")).isEmpty();
  }

  /** Other programs, another installation, and too few requests. */
  @Test
  void staySilentWithoutAReason() throws Exception {
    assumeTrue(Executables.has("promtool"), "promtool is not on the PATH");

    assertThat(Promtool.run("test", "rules", "rules/silence.tests.yml")).isEmpty();
  }

  private static Set<String> names(List<JsonNode> nodes, String field) {
    return nodes.stream().map(node -> node.path(field).asText()).collect(Collectors.toSet());
  }

  private static List<JsonNode> alerts() throws IOException {
    return rules("alerts.yml");
  }

  private static List<JsonNode> rules(String file) throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : YAML.readTree(new File("rules/" + file)).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }
}
