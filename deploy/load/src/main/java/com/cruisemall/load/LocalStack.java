package com.cruisemall.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.StreamSupport;

/** A stack that {@code ./cruise up} has started, as its folder describes it. */
final class LocalStack {
  private static final String DATABASE = "payment";

  private final JsonNode state;
  private final Properties secrets = new Properties();

  LocalStack(Path folder) throws IOException {
    state = new ObjectMapper().readTree(folder.resolve("state.json").toFile());
    if (!state.path("status").asText().equals("READY")) {
      throw new IOException("no stack is running in " + folder + ": ./cruise up");
    }
    try (var file = Files.newBufferedReader(folder.resolve("secrets"))) {
      secrets.load(file);
    }
  }

  URI gateway(String path) {
    return URI.create(state.path("address").asText().replace("localhost", "127.0.0.1") + path);
  }

  URI service(String name, String path) {
    return URI.create(component(name).path("address").asText() + path);
  }

  /** The process of a service, for its use of the processor. */
  ProcessHandle process(String name) {
    return ProcessHandle.of(component(name).path("pid").asLong()).orElseThrow();
  }

  String postgresHost() {
    return component("postgres").path("address").asText().split(":", -1)[0];
  }

  String postgresPort() {
    return component("postgres").path("address").asText().split(":", -1)[1];
  }

  String secret(String name) {
    return secrets.getProperty(name, "");
  }

  /** As administrator, who sees everybody's statements. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(postgresHost(), postgresPort(), DATABASE),
        "postgres",
        secret("POSTGRES_ADMIN_PASSWORD"));
  }

  private JsonNode component(String name) {
    return StreamSupport.stream(state.path("components").spliterator(), false)
        .filter(node -> node.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no " + name));
  }
}
