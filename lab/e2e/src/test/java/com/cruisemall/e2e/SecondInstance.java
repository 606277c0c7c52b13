package com.cruisemall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * One more instance of a component beside that of the stack: the same program with the same
 * environment, on ports of its own.
 */
final class SecondInstance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AtomicInteger kills = new AtomicInteger();
  private final Path log;
  private final List<String> command;
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;
  private final int port = freePort();
  private final int management = freePort();
  private Process process;

  /**
   * Starts it and waits until it is ready.
   *
   * @param changes to the environment
   */
  SecondInstance(String component, Map<String, String> changes) {
    Path first = Path.of("/proc", Long.toString(Stack.get().pid(component)));
    log = Path.of("target", "second-" + component + "-" + port + ".log").toAbsolutePath();
    try {
      command = List.of(words(first.resolve("cmdline")));
      folder = Files.readSymbolicLink(first.resolve("cwd"));
      for (String entry : words(first.resolve("environ"))) {
        int end = entry.indexOf('=');
        environment.put(entry.substring(0, end), entry.substring(end + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.putAll(changes);
    process = start();
  }

  /** One more gateway, which asks these instances of a service instead of the stack's. */
  static SecondInstance gatewayBefore(String service, SecondInstance... instances) {
    return new SecondInstance(
        "gateway",
        Map.of(
            "CRUISEMALL_UPSTREAM_" + service.toUpperCase(Locale.ROOT) + "_INSTANCES",
            Stream.of(instances)
                .map(instance -> instance.uri("").toString())
                .collect(Collectors.joining(","))));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What a balancer asks. */
  boolean isReady() {
    URI health = URI.create("http://" + managementAddress() + "/q/health/ready");
    try {
      HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(10)).build();
      return Stack.HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Host and port of health and metrics. */
  String managementAddress() {
    return "127.0.0.1:" + management;
  }

  /** What Prometheus reads. */
  String metrics() {
    URI metrics = URI.create("http://" + managementAddress() + "/q/metrics");
    return Stack.send(HttpRequest.newBuilder(metrics)).body();
  }

  /** What it has written. */
  String log() throws IOException {
    return Files.readString(log);
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void killAndStart() {
    process.destroyForcibly();
    kills.incrementAndGet();
    join();
    process = start();
  }

  /** As a rolling update does: SIGTERM, and a new one when it has ended. */
  void restart() {
    terminate();
    join();
    process = start();
  }

  int kills() {
    return kills.get();
  }

  @Override
  public void close() {
    process.destroy();
    join();
  }

  private Process start() {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process started =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Awaitility.await("a second instance, see " + log)
          .atMost(PATIENCE)
          .failFast(() -> !started.isAlive())
          .until(this::isReady);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void join() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String[] words(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).split("\0");
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
