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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One more gateway beside that of the stack, configured alike but for its ports. */
final class SecondGateway implements AutoCloseable {
  private static final Path PROGRAM =
      Stack.ROOT.resolve("gateway/target/quarkus-app/quarkus-run.jar");

  private final Process process;
  private final int port;
  private final int management;

  private SecondGateway(Process process, int port, int management) {
    this.process = process;
    this.port = port;
    this.management = management;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param drain how long it serves on after SIGTERM
   */
  static SecondGateway start(Duration drain) {
    int port = freePort();
    int management = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-jar",
                PROGRAM.toString())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "second-gateway.log").toFile());
    builder.environment().putAll(environment(Stack.get().pid("gateway")));
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    builder.environment().put("QUARKUS_SHUTDOWN_DELAY", drain.toMillis() + "ms");
    try {
      SecondGateway gateway = new SecondGateway(builder.start(), port, management);
      Awaitility.await("the second gateway is ready").until(gateway::isReady);
      return gateway;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** What a balancer asks. */
  boolean isReady() {
    try {
      URI health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
      HttpResponse<String> answer =
          Stack.HTTP.send(
              HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** What a running process was started with. */
  private static Map<String, String> environment(long pid) {
    try {
      String all =
          Files.readString(Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.UTF_8);
      return Stream.of(all.split("\0"))
          .map(entry -> entry.split("=", 2))
          .filter(entry -> entry.length == 2)
          .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
