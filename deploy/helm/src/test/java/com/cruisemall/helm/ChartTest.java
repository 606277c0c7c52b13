package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cruisemall.local.backing.Topic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {
  static final List<String> EXAMPLES = Chart.EXAMPLES;

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void passesHelmLint(String example, @TempDir Path folder) {
    LintResult result = Chart.lint(example, folder);

    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void hasOnlyFieldsKnownToKubernetes(String example) {
    assertThat(UnknownFields.of(Chart.render(example))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void meetsThePolicies(String example) {
    assertThat(Policies.breaches(Chart.render(example))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "readinessProbe", "livenessProbe"})
  void reportsAMissingProbe(String probe) {
    Manifests rendered = Chart.render("httproute");
    ((ObjectNode) Manifests.container(rendered.one("Deployment", "shop-chat"))).remove(probe);

    assertThat(Policies.breaches(rendered))
        .containsExactly("Deployment shop-chat has no " + probe + " on the management port");
  }

  @Test
  void reportsAMisspeltField() {
    Manifests rendered = Chart.render("httproute");
    ((ObjectNode) Manifests.container(rendered.one("Deployment", "shop-chat")))
        .putObject("readinesProbe");

    assertThat(UnknownFields.of(rendered)).containsExactly("Container readinesProbe");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres.hots",
        "services.auth.replica.max",
        "services.auth.resources.limits.memroy",
        "monitorring.enabled",
        "services.payments.pool"
      })
  void rejectsAMisspeltKey(String key) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of(key, "9")))
        .hasMessageContaining("values don't meet the specifications of the schema");
  }

  @ParameterizedTest
  @CsvSource({
    "services.payment.pool, 200, connections",
    "services.auth.replicas.max, 40, connections",
    "postgres.maxConnections, 200, connections",
    "services.upload.replicas.max, 7, partitions",
    "services.chat.replicas.min, 9, is more than max"
  })
  void rejectsImpossibleValues(String key, int value, String reason) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of(key, value)))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry.host", "postgres.host", "kafka.bootstrapServers", "publicUrl"})
  void rejectsAMissingRequiredValue(String key) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of(key, "")))
        .isInstanceOf(IllegalStateException.class);
  }

  /**
   * Counts the pools of all replicas, one surge replica per service, and the reserved connections.
   */
  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void fitsAllPoolsIntoMaxConnections(String example) {
    Manifests rendered = Chart.render(example);

    int connections =
        rendered
            .all("Deployment")
            .filter(it -> Manifests.environment(it).containsKey("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"))
            .mapToInt(it -> (most(rendered, Manifests.name(it)) + surge(it)) * pool(it))
            .sum();
    assertThat(connections).isBetween(76, 800 - 30 + 150 - 30);
  }

  /** The build leaves plain manifests behind, for people who install without Helm. */
  @Test
  void rendersPlainManifests() throws IOException {
    Path file = Path.of("target", "cruisemall.yaml");

    Files.writeString(file, Chart.text("httproute", Map.of()));

    assertThat(file).content().contains("kind: Deployment").doesNotContain("{{-", ".Values");
  }

  @Test
  void createsTheTopicsOfTheLocalStack() {
    Map<String, Integer> topics =
        Chart.render("everything")
            .all("KafkaTopic")
            .collect(
                Collectors.toMap(Manifests::name, topic -> topic.at("/spec/partitions").asInt()));

    assertThat(topics)
        .isEqualTo(Topic.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::partitions)));
  }

  @Test
  void includesRulesAndDashboards() {
    Manifests rendered = Chart.render("httproute");

    assertThat(rendered.one("PrometheusRule", "shop").at("/spec/groups"))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(rendered.all("ConfigMap"))
        .hasSize(3)
        .allSatisfy(map -> {
          assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
          assertThat(map.path("data").propertyStream())
              .allSatisfy(file ->
                  assertThat(file.getValue().asText())
                      .contains("\"legendFormat\": \"")
                      .contains("{{"));
        });
  }

  private static int most(Manifests rendered, String name) {
    return rendered.documents().stream()
        .filter(it -> it.at("/spec/scaleTargetRef/name").asText().equals(name))
        .mapToInt(it -> it.at("/spec/maxReplicas").asInt(it.at("/spec/maxReplicaCount").asInt()))
        .sum();
  }

  private static int surge(JsonNode deployment) {
    return deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
  }

  private static int pool(JsonNode deployment) {
    return Integer.parseInt(Manifests.value(deployment, "QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
  }
}
