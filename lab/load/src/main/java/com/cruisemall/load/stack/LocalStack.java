package com.cruisemall.load.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import redis.clients.jedis.Jedis;

/** A stack that {@code ./cruise up} has started, as its folder describes it. */
public final class LocalStack {
  private final Path folder;
  private final JsonNode state;
  private final Properties secrets = new Properties();

  /** Reads what the stack has written about itself; a stack that is not ready is a failure. */
  public LocalStack(Path folder) throws IOException {
    this.folder = folder;
    state = new ObjectMapper().readTree(folder.resolve("state.json").toFile());
    if (!state.path("status").asText().equals("READY")) {
      throw new IOException("no stack is running in " + folder + ": ./cruise up");
    }
    try (var file = Files.newBufferedReader(folder.resolve("secrets"))) {
      secrets.load(file);
    }
  }

  /** The same stack as it describes itself now. */
  public LocalStack again() throws IOException {
    return new LocalStack(folder);
  }

  public String address() {
    return state.path("address").asText().replace("localhost", "127.0.0.1");
  }

  public URI gateway(String path) {
    return URI.create(address() + path);
  }

  public URI service(String name, String path) {
    return URI.create(component(name).path("address").asText() + path);
  }

  /** On the port of health and metrics. */
  public URI management(String name, String path) {
    return URI.create(component(name).path("management").asText() + path);
  }

  /** Where a component is stopped, started, restarted and killed. */
  public URI control(String component, String action) {
    return URI.create(state.path("control").asText() + "/" + component + "/" + action);
  }

  /** The shop's own programs, which tell metrics. */
  public List<String> programs() {
    return components()
        .filter(part -> !part.path("management").asText().isEmpty())
        .filter(part -> !part.path("name").asText().equals("sandbox"))
        .map(part -> part.path("name").asText())
        .toList();
  }

  public List<String> databases() {
    return StreamSupport.stream(state.at("/postgres/databases").spliterator(), false)
        .map(database -> database.path("name").asText())
        .toList();
  }

  /** The process of a service, for its use of the processor. */
  public ProcessHandle process(String name) {
    return ProcessHandle.of(component(name).path("pid").asLong()).orElseThrow();
  }

  /** Who looks after the stack, and is the ancestor of all its processes. */
  public Optional<ProcessHandle> supervisor() {
    return ProcessHandle.of(state.path("pid").asLong());
  }

  public String postgresHost() {
    return component("postgres").path("address").asText().split(":", -1)[0];
  }

  public String postgresPort() {
    return component("postgres").path("address").asText().split(":", -1)[1];
  }

  public String secret(String name) {
    return secrets.getProperty(name, "");
  }

  /** Everything that a component has logged, with what was logged before the last rotation. */
  public Path log(String component) {
    return folder.resolve("logs").resolve(component + ".log");
  }

  /** As administrator, who sees everybody's statements. */
  public Connection database(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s".formatted(postgresHost(), postgresPort(), name),
        "postgres",
        secret("POSTGRES_ADMIN_PASSWORD"));
  }

  /** As administrator. */
  public Jedis redis() {
    Jedis redis = new Jedis(URI.create("redis://" + state.at("/redis/address").asText()));
    redis.auth("admin", secret("REDIS_ADMIN_PASSWORD"));
    return redis;
  }

  private JsonNode component(String name) {
    return components()
        .filter(node -> node.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the stack has no " + name));
  }

  private Stream<JsonNode> components() {
    return StreamSupport.stream(state.path("components").spliterator(), false);
  }
}
