package com.cruisemall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A second instance of upload-service beside the stack's: the same program with the same
 * environment, on ports of its own. It takes its part of what is to be brought to Drive.
 */
final class SecondUpload implements AutoCloseable {
  private final AtomicInteger kills = new AtomicInteger();
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path folder;
  private final int managementPort;
  private Process process;

  SecondUpload() throws IOException {
    Path first = Path.of("/proc", Long.toString(Stack.process("upload").pid()));
    command = List.of(words(first.resolve("cmdline")));
    folder = Files.readSymbolicLink(first.resolve("cwd"));
    managementPort = freePort();
    environment = new HashMap<>();
    for (String entry : words(first.resolve("environ"))) {
      environment.put(
          entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
    }
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(freePort()));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    process = start();
  }

  void killAndStart() {
    process.destroyForcibly();
    kills.incrementAndGet();
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
    Path log = Path.of("target", "second-upload.log").toAbsolutePath();
    try {
      Process started =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Awaitility.await("a second instance, see " + log)
          .atMost(Duration.ofMinutes(2))
          .failFast(() -> !started.isAlive())
          .ignoreExceptions()
          .until(() -> ready() == 200);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int ready() {
    URI uri = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    return Stack.send(HttpRequest.newBuilder(uri)).statusCode();
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

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
