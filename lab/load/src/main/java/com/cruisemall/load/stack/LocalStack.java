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

/** Running local stack, as its state folder describes it. */
public final class LocalStack {
  private final Path folder;
  private final JsonNode state;
  private final Properties secrets = new Properties();

  /** Reads the state of the stack; it must be ready. */
  public LocalStack(Path folder) throws IOException {
    this.folder = folder;
    state = new ObjectMapper().readTree(folder.resolve("state.json").toFile());
    if (!state.path("status").asText().equals("READY")) {
      throw new IOException("no stack is ready in " + folder + ", start it with ./cruise up");
    }
    try (var file = Files.newBufferedReader(folder.resolve("secrets"))) {
      secrets.load(file);
    }
  }

  /** Reads the state again. */
  public LocalStack reload() throws IOException {
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

  /** Returns a URI on the port of health and metrics. */
  public URI management(String name, String path) {
    return URI.create(component(name).path("management").asText() + path);
  }

  /** Returns the URI that stops, starts, restarts or kills a component. */
  public URI control(String component, String action) {
    return URI.create(state.path("control").asText() + "/" + component + "/" + action);
  }

  /** Returns the names of the services and the gateway. */
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

  /** Returns the process of a component. */
  public ProcessHandle process(String name) {
    return ProcessHandle.of(component(name).path("pid").asLong()).orElseThrow();
  }

  /** Returns the supervisor, the ancestor of all processes of the stack. */
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

  /** Returns the current log file of a component. */
  public Path log(String component) {
    return folder.resolve("logs").resolve(component + ".log");
  }

  /** Connects as administrator, who may read the statements of all roles. */
  public Connection database(String name) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s?logServerErrorDetail=false"
            .formatted(postgresHost(), postgresPort(), name),
        "postgres",
        secret("POSTGRES_ADMIN_PASSWORD"));
  }

  /** Connects to Redis as administrator. */
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
