package com.cruisemall.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Grafana dashboard read from its JSON file. */
record Dashboard(String fileName, JsonNode json) {
  static final Path FOLDER = Path.of("dashboards");

  private static final ObjectMapper JSON = new ObjectMapper();

  static List<Dashboard> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(Dashboard::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Dashboard read(Path file) {
    try {
      return new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  List<JsonNode> panels() {
    return json.path("panels").valueStream().toList();
  }

  /** Panels that plot something; the others are headings of rows. */
  Stream<JsonNode> plots() {
    return panels().stream().filter(panel -> !panel.path("type").asText().equals("row"));
  }

  Stream<JsonNode> targets() {
    return plots().flatMap(plot -> plot.path("targets").valueStream());
  }

  Stream<String> expressions() {
    return targets().map(target -> target.path("expr").asText());
  }

  /** Returns the expressions with the values of a dashboard that shows everything. */
  Stream<String> queries() {
    return expressions().map(this::query);
  }

  private String query(String expression) {
    String query = expression.replace("$__rate_interval", "1m");
    for (JsonNode variable : json.at("/templating/list")) {
      query =
          query.replace("$" + variable.path("name").asText(), variable.path("allValue").asText());
    }
    return query;
  }

  @Override
  public String toString() {
    return fileName;
  }
}
