package com.cruisemall.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/** The stack under test, in its own folder and on its own ports, started once. */
final class Stack {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path FOLDER = Path.of("target", "stack").toAbsolutePath();

  /** Short hold time, so that tests see holds expire. */
  private static final String HOLD = "20s";

  /** Attempts with other ports when ports are taken. */
  private static final int PORT_ATTEMPTS = 5;

  /** True if the long tests run. */
  private static final boolean ALL = System.getProperty("cruise.all") != null;

  /** Without upgrades to HTTP/2, after which the management server mixes up its responses. */
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private static final Optional<SpanCollector> COLLECTOR =
      ALL
          ? Optional.of(SpanCollector.start(FOLDER.resolveSibling("spans.jsonl")))
          : Optional.empty();

  private static @Nullable Stack started;
  private static @Nullable String failure;

  private final JsonNode state;
  private final Properties secrets;

  private Stack(JsonNode state, Properties secrets) {
    this.state = state;
    this.secrets = secrets;
  }

  /**
   * Returns the stack and starts it at the first call. A failed start fails every test with its
   * reason.
   */
  static synchronized Stack get() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    if (started == null) {
      try {
        started = start();
        StartMetrics.record(started);
      } catch (RuntimeException e) {
        failure = String.valueOf(e.getMessage());
        throw e;
      }
    }
    return started;
  }

  /** Returns the collector of traces; only the long tests have one. */
  static SpanCollector collector() {
    return COLLECTOR.orElseThrow();
  }

  /** Returns the folder of all logs. */
  static Path logs() {
    return FOLDER.resolve("logs");
  }

  /** Returns the base URL for browsers. */
  String address() {
    return state.path("address").asText();
  }

  URI gateway(String path) {
    return URI.create(state.path("address").asText().replace("localhost", "127.0.0.1") + path);
  }

  URI component(String name, String path) {
    return URI.create(component(state, name).path("address").asText() + path);
  }

  /** Returns the current process id of a component; it changes with every restart. */
  long pid(String name) {
    JsonNode now = json(cruise("status", "--json", "--state", FOLDER.toString()));
    return component(now, name).path("pid").asLong();
  }

  /** Returns a URI on the port of health and metrics. */
  URI management(String name, String path) {
    return URI.create(component(state, name).path("management").asText() + path);
  }

  /** Returns all logs of all components. */
  static String allLogs() {
    try (Stream<Path> files = Files.walk(FOLDER.resolve("logs"))) {
      StringBuilder logs = new StringBuilder();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        logs.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
      return logs.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode component(JsonNode state, String name) {
    return StreamSupport.stream(state.path("components").spliterator(), false)
        .filter(node -> node.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Stops, starts, kills or restarts a component and returns when that is done. */
  void control(String component, String action) {
    URI uri = URI.create(state.path("control").asText() + "/" + component + "/" + action);
    HttpResponse<String> response =
        send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()));
    if (response.statusCode() != 200) {
      throw new IllegalStateException(action + " " + component + ": " + response.body());
    }
  }

  /** Returns a file of the stack's folder. */
  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  Connection database() throws SQLException {
    return database("auth");
  }

  Connection database(String name) throws SQLException {
    JsonNode database =
        StreamSupport.stream(state.path("postgres").path("databases").spliterator(), false)
            .filter(node -> node.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    return DriverManager.getConnection(
        database.path("url").asText(), "postgres", secret("POSTGRES_ADMIN_PASSWORD"));
  }

  Jedis redis() {
    Jedis jedis = new Jedis(URI.create("redis://" + state.path("redis").path("address").asText()));
    jedis.auth("admin", secret("REDIS_ADMIN_PASSWORD"));
    return jedis;
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  /** Runs a command of {@code ./cruise} for this stack and returns its output. */
  static String command(String... words) {
    List<String> whole = new ArrayList<>(List.of(words));
    whole.addAll(List.of("--state", FOLDER.toString()));
    return cruise(whole.toArray(String[]::new));
  }

  String secret(String name) {
    return secrets.getProperty(name);
  }

  private static Stack start() {
    up();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> cruise("down", "--state", FOLDER.toString())));
    JsonNode state = json(cruise("status", "--json", "--state", FOLDER.toString()));
    Properties secrets = new Properties();
    try (var file = Files.newBufferedReader(FOLDER.resolve("secrets"))) {
      secrets.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Stack(state, secrets);
  }

  /** Starts the stack on ports derived from the checkout, or on others if those are taken. */
  private static void up() {
    for (int attempt = 0; ; attempt++) {
      try {
        up(offset(attempt));
        return;
      } catch (IllegalStateException e) {
        if (attempt == PORT_ATTEMPTS
            || !String.valueOf(e.getMessage()).contains("already in use")) {
          throw e;
        }
      }
    }
  }

  /** Returns an offset below the ephemeral ports. */
  private static int offset(int attempt) {
    return 10_000 + Math.floorMod(ROOT.toString().hashCode() + attempt, 120) * 110;
  }

  private static void up(int offset) {
    List<String> up =
        new ArrayList<>(
            List.of("up", "--detach", "--state", FOLDER.toString(), "--port-offset", "" + offset));
    if (ALL) {
      up.addAll(List.of("--with-keycloak", "--with-monitoring"));
    }
    cruise(up.toArray(String[]::new));
  }

  private static String cruise(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcruise.root=" + ROOT,
                "-cp",
                ROOT.resolve("lab/local/target/dist/lib") + "/*",
                "com.cruisemall.local.cli.CruiseCommand"));
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      // Keys of the developer must not direct the tests to real partners.
      Map<String, String> environment = builder.environment();
      List.of(
              "GEMINI_API_KEY",
              "GEMINI_URL",
              "EXCHANGE_RATE_URL",
              "EXCHANGE_RATE_FALLBACK_URL",
              "TOSS_SECRET_KEY",
              "TOSS_CLIENT_KEY",
              "TOSS_URL",
              "TOSS_SCRIPT_URL",
              "GOOGLE_APPLICATION_CREDENTIALS",
              "DRIVE_URL",
              "DRIVE_ROOT_FOLDER")
          .forEach(environment::remove);
      environment.put("CRUISEMALL_ORDER_HOLD", HOLD);
      // Metrics that are counted periodically are refreshed soon.
      environment.put("CRUISEMALL_LEDGER_METRICS_INTERVAL", "2s");
      environment.put("CRUISEMALL_RETENTION_POLL_INTERVAL", "5s");
      // Only requests with a sampled traceparent are traced.
      environment.keySet().removeIf(name -> name.contains("OTEL_"));
      COLLECTOR.ifPresent(collector -> {
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
        environment.put("QUARKUS_OTEL_TRACES_SAMPLER_ARG", "0");
        environment.put("QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "500ms");
      });
      // Tests set X-Forwarded-For to act as many clients.
      environment.put("CRUISEMALL_GATEWAY_TRUSTED_PROXIES", "127.0.0.1/32");
      Path output = Files.createTempFile("cruise", ".out");
      Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
      int code = process.waitFor();
      String text = Files.readString(output);
      Files.delete(output);
      if (code != 0) {
        throw new IllegalStateException("cruise " + String.join(" ", arguments) + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
