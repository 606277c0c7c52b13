package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.cruisemall.kit.test.NpmFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Validates every field against the schemas of Kubernetes, KEDA and others; needs npm. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class SchemasTest {
  static final List<String> EXAMPLES = Chart.EXAMPLES;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Kinds without a schema package on npm. */
  private static final List<String> WITHOUT_SCHEMA =
      List.of("ExternalSecret", "KafkaTopic", "KafkaUser");

  private static NpmFolder npm;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    npm =
        NpmFolder.with(
                "schemas",
                List.of(
                    "kubernetes-models@5.1.0",
                    "@kubernetes-models/keda@2",
                    "@kubernetes-models/prometheus-operator@6",
                    "@kubernetes-models/gateway-api@2"))
            .copy(SchemasTest.class, "validate.mjs");
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void acceptEveryDocument(String example) throws IOException, InterruptedException {
    Manifests rendered = Chart.render(example);

    JsonNode found = validate(rendered);

    assertThat(found).hasSize(rendered.documents().size());
    assertThat(Manifests.stream(found).filter(it -> it.has("failure"))).isEmpty();
    assertThat(
            Manifests.stream(found)
                .filter(it -> it.has("unknown"))
                .map(it -> it.path("name").asText().split(" ", -1)[0])
                .collect(Collectors.toSet()))
        .isSubsetOf(WITHOUT_SCHEMA);
  }

  @Test
  void rejectAValueOfTheWrongType() throws IOException, InterruptedException {
    Manifests rendered = Chart.render("everything", Map.of());
    ((ObjectNode) rendered.one("Deployment", "shop-chat").path("spec")).put("replicas", "3");
    ((ObjectNode) rendered.one("ScaledObject", "shop-upload").path("spec"))
        .put("maxReplicaCount", "six");

    assertThat(
            Manifests.stream(validate(rendered))
                .filter(it -> it.has("failure"))
                .map(it -> it.path("name").asText()))
        .containsExactlyInAnyOrder("Deployment shop-chat", "ScaledObject shop-upload");
  }

  private static JsonNode validate(Manifests rendered) throws IOException, InterruptedException {
    Path manifests = npm.resolve("manifests.json");
    Files.writeString(manifests, JSON.writeValueAsString(rendered.documents()));
    return JSON.readTree(npm.run("node", "validate.mjs", manifests.toString()));
  }
}
