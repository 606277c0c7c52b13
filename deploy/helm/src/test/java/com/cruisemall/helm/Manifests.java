package com.cruisemall.helm;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Kubernetes manifests that the chart renders. */
record Manifests(List<JsonNode> documents) {
  /** A duplicate key is an error: Kubernetes would silently use the last. */
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final ObjectMapper YAML = new ObjectMapper(FACTORY);

  static Manifests of(String yaml) {
    try (var parser = FACTORY.createParser(yaml)) {
      List<JsonNode> documents =
          YAML.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll();
      return new Manifests(documents.stream().filter(JsonNode::isObject).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(yaml, e);
    }
  }

  Stream<JsonNode> all(String kind) {
    return documents.stream().filter(document -> document.path("kind").asText().equals(kind));
  }

  JsonNode one(String kind, String name) {
    return all(kind).filter(document -> name(document).equals(name)).findFirst().orElseThrow();
  }

  /** Deployments and jobs. */
  Stream<JsonNode> workloads() {
    return Stream.concat(all("Deployment"), all("Job"));
  }

  /** The job that migrates the database of a service; its name ends with a revision. */
  JsonNode migration(String service) {
    return all("Job")
        .filter(job -> name(job).contains("-" + service + "-migration-"))
        .findFirst()
        .orElseThrow();
  }

  static String name(JsonNode document) {
    return document.path("metadata").path("name").asText();
  }

  static JsonNode pod(JsonNode workload) {
    return workload.path("spec").path("template").path("spec");
  }

  static JsonNode container(JsonNode workload) {
    return pod(workload).path("containers").path(0);
  }

  static Map<String, JsonNode> environment(JsonNode workload) {
    return stream(container(workload).path("env"))
        .collect(Collectors.toMap(variable -> variable.path("name").asText(), it -> it));
  }

  /** Literal value of an environment variable; empty if it is absent or a reference. */
  static String value(JsonNode workload, String variable) {
    return stream(container(workload).path("env"))
        .filter(it -> it.path("name").asText().equals(variable))
        .map(it -> it.path("value").asText())
        .findFirst()
        .orElse("");
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
