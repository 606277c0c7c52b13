package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Types and values of every field, by the schemas of Kubernetes, KEDA and others; needs npm. */
@EnabledIfSystemProperty(named = "cruise.all", matches = ".*")
class SchemasTest {
  static final List<String> EXAMPLES = Chart.EXAMPLES;

  private static final Path FOLDER = Path.of("target", "schemas").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Their makers publish no schema that npm has. */
  private static final List<String> WITHOUT_SCHEMA = List.of("ExternalSecret", "KafkaTopic");

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    if (!Files.isDirectory(FOLDER.resolve("node_modules/kubernetes-models"))) {
      Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
      run(
          "npm",
          "install",
          "--no-audit",
          "--no-fund",
          "--ignore-scripts",
          "kubernetes-models@5.1.0",
          "@kubernetes-models/keda@2",
          "@kubernetes-models/prometheus-operator@6",
          "@kubernetes-models/gateway-api@2");
    }
    try (InputStream script = SchemasTest.class.getResourceAsStream("/validate.mjs")) {
      Files.copy(
          Objects.requireNonNull(script),
          FOLDER.resolve("validate.mjs"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void areKeptByEveryDocument(String example) throws IOException, InterruptedException {
    Rendered rendered = Chart.render(example);

    JsonNode found = validate(rendered);

    assertThat(found).hasSize(rendered.documents().size());
    assertThat(Rendered.stream(found).filter(it -> it.has("failure"))).isEmpty();
    assertThat(
            Rendered.stream(found)
                .filter(it -> it.has("unknown"))
                .map(it -> it.path("name").asText().split(" ", -1)[0])
                .collect(Collectors.toSet()))
        .isSubsetOf(WITHOUT_SCHEMA);
  }

  @Test
  void catchAValueOfTheWrongType() throws IOException, InterruptedException {
    Rendered rendered = Chart.render("everything", Map.of());
    ((ObjectNode) rendered.one("Deployment", "shop-chat").path("spec")).put("replicas", "3");
    ((ObjectNode) rendered.one("ScaledObject", "shop-upload").path("spec"))
        .put("maxReplicaCount", "six");

    assertThat(
            Rendered.stream(validate(rendered))
                .filter(it -> it.has("failure"))
                .map(it -> it.path("name").asText()))
        .containsExactlyInAnyOrder("Deployment shop-chat", "ScaledObject shop-upload");
  }

  private static JsonNode validate(Rendered rendered) throws IOException, InterruptedException {
    Path manifests = Files.createTempFile(FOLDER, "manifests", ".json");
    Files.writeString(manifests, JSON.writeValueAsString(rendered.documents()));
    return JSON.readTree(run("node", "validate.mjs", manifests.toString()));
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(FOLDER, "run", ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int code = process.waitFor();
    String text = Files.readString(output);
    assertThat(code).as(text).isZero();
    return text;
  }
}
