package com.cruisemall.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Packaged sandbox as a child process, which simulates Drive. */
public class SandboxDrive implements QuarkusTestResourceLifecycleManager {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static String url = "";

  private @Nullable Process process;

  @Override
  public Map<String, String> start() {
    try {
      int port = freePort();
      Path folder = Files.createDirectories(Path.of("target", "sandbox")).toAbsolutePath();
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx128m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-jar",
              root().resolve("lab/sandbox/target/quarkus-app/quarkus-run.jar").toString());
      builder
          .environment()
          .putAll(
              Map.of(
                  "QUARKUS_PROFILE",
                  "local",
                  "QUARKUS_HTTP_PORT",
                  Integer.toString(port),
                  "QUARKUS_MANAGEMENT_PORT",
                  Integer.toString(freePort()),
                  "SANDBOX_LOCAL",
                  "true",
                  "SANDBOX_DRIVE_WRITES_PER_SECOND",
                  "200",
                  "SANDBOX_DRIVE_FOLDER",
                  Files.createTempDirectory(folder, "drive").toString()));
      Process sandbox =
          builder
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("sandbox.log").toFile())
              .start();
      process = sandbox;
      url = "http://127.0.0.1:" + port;
      Awaitility.await("the sandbox, see " + folder)
          .atMost(Duration.ofMinutes(1))
          .failFast(() -> !sandbox.isAlive())
          .until(SandboxDrive::responds);
      return Map.of("cruisemall.drive.url", url, "DRIVE_ROOT_FOLDER", "root");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    Process sandbox = process;
    if (sandbox != null) {
      sandbox.destroy();
    }
  }

  /** State of the simulated Drive: files, folders, request counts. */
  public static JsonNode state() {
    return send("GET", "/sandbox/drive", "");
  }

  /** Files of a document; exactly one after a delivery. */
  public static List<JsonNode> filesOf(String documentId) {
    return StreamSupport.stream(state().path("files").spliterator(), false)
        .filter(file -> file.path("name").asText().contains(documentId))
        .toList();
  }

  static Optional<JsonNode> folder(String id) {
    return StreamSupport.stream(state().path("folders").spliterator(), false)
        .filter(folder -> folder.path("id").asText().equals(id))
        .findFirst();
  }

  public static int count(String operation) {
    return state().path("counts").path(operation).asInt();
  }

  /** Local path of a file. */
  static Path localPath(JsonNode file) {
    return Path.of(state().path("folder").asText()).resolve(file.path("path").asText());
  }

  /** Creates an empty file under an id, as an upload that completes late. */
  public static void create(String id, String name) {
    send("POST", "/drive/v3/files", "{\"id\":\"%s\",\"name\":\"%s\"}".formatted(id, name));
  }

  public static void fault(String json) {
    send("PUT", "/sandbox/faults/drive", json);
  }

  static void writesPerSecond(double pace) {
    send("PUT", "/sandbox/drive", "{\"writesPerSecond\":" + pace + "}");
  }

  /** Removes all faults and resets the counts. */
  public static void reset() {
    send("DELETE", "/sandbox/faults", "");
    send("DELETE", "/sandbox/drive", "");
    writesPerSecond(200);
  }

  private static JsonNode send(String method, String path, String body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + path))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer sandbox")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean responds() {
    try {
      state();
      return true;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(".mvn"))) {
      folder = Objects.requireNonNull(folder.getParent(), "not inside the project");
    }
    return folder;
  }
}
