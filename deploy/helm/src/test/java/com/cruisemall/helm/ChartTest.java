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
  void passesHelmsOwnChecks(String example, @TempDir Path folder) {
    LintResult result = Chart.lint(example, folder);

    assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void hasOnlyFieldsThatKubernetesKnows(String example) {
    assertThat(KnownFields.unknown(Chart.render(example))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void keepsThePolicies(String example) {
    assertThat(Policies.breaches(Chart.render(example))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"startupProbe", "readinessProbe", "livenessProbe"})
  void isCaughtWithoutAProbe(String probe) {
    Rendered rendered = Chart.render("httproute");
    ((ObjectNode) Rendered.container(rendered.one("Deployment", "shop-chat"))).remove(probe);

    assertThat(Policies.breaches(rendered))
        .containsExactly("Deployment shop-chat has no " + probe + " on the management port");
  }

  @Test
  void isCaughtWithAMisspeltField() {
    Rendered rendered = Chart.render("httproute");
    ((ObjectNode) Rendered.container(rendered.one("Deployment", "shop-chat")))
        .putObject("readinesProbe");

    assertThat(KnownFields.unknown(rendered)).containsExactly("Container readinesProbe");
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
  void refusesAMisspeltKey(String key) {
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
  void refusesWhatCannotWork(String key, int value, String reason) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of(key, value)))
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry.host", "postgres.host", "kafka.bootstrapServers", "publicUrl"})
  void refusesToGuess(String key) {
    assertThatThrownBy(() -> Chart.render("httproute", Map.of(key, "")))
        .isInstanceOf(IllegalStateException.class);
  }

  /** The pools of all instances, one more of each during an update, and the rest of the server. */
  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void opensNoMoreConnectionsThanThereAre(String example) {
    Rendered rendered = Chart.render(example);

    int connections =
        rendered
            .all("Deployment")
            .filter(it -> Rendered.environment(it).containsKey("QUARKUS_DATASOURCE_JDBC_MAX_SIZE"))
            .mapToInt(it -> (most(rendered, Rendered.name(it)) + surge(it)) * pool(it))
            .sum();
    assertThat(connections).isBetween(76, 800 - 40);
  }

  /** The build leaves plain manifests behind, for people who install without Helm. */
  @Test
  void rendersPlainManifests() throws IOException {
    Path file = Path.of("target", "cruisemall.yaml");

    Files.writeString(file, Chart.text("httproute", Map.of()));

    assertThat(file).content().contains("kind: Deployment").doesNotContain("{{");
  }

  @Test
  void makesTheTopicsThatTheServicesUse() {
    Map<String, Integer> topics =
        Chart.render("everything")
            .all("KafkaTopic")
            .collect(
                Collectors.toMap(Rendered::name, topic -> topic.at("/spec/partitions").asInt()));

    assertThat(topics)
        .isEqualTo(Topic.ALL.stream().collect(Collectors.toMap(Topic::name, Topic::partitions)));
  }

  @Test
  void bringsRulesAndDashboards() {
    Rendered rendered = Chart.render("httproute");

    assertThat(rendered.one("PrometheusRule", "shop").at("/spec/groups"))
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(rendered.all("ConfigMap"))
        .hasSize(3)
        .allSatisfy(map -> {
          assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");
          assertThat(map.path("data").propertyStream())
              .allSatisfy(file ->
                  assertThat(file.getValue().asText())
                      .contains("\"legendFormat\" : \"")
                      .contains("{{"));
        });
  }

  private static int most(Rendered rendered, String name) {
    return rendered.documents().stream()
        .filter(it -> it.at("/spec/scaleTargetRef/name").asText().equals(name))
        .mapToInt(it -> it.at("/spec/maxReplicas").asInt(it.at("/spec/maxReplicaCount").asInt()))
        .sum();
  }

  private static int surge(JsonNode deployment) {
    return deployment.at("/spec/strategy/rollingUpdate/maxSurge").asInt();
  }

  private static int pool(JsonNode deployment) {
    return Integer.parseInt(Rendered.value(deployment, "QUARKUS_DATASOURCE_JDBC_MAX_SIZE"));
  }
}
