package com.cruisemall.load.fault;

import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One more gateway beside the stack's, whose way to a service and to Redis leads through proxies.
 * It is started as the first one was, which {@code /proc} tells.
 */
public final class SecondGateway implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final FaultProxy service;
  private final FaultProxy redis;
  private final int port = freePort();
  private final int management = freePort();
  private final Process process;

  /** Starts it, and returns when it is ready. */
  public SecondGateway(LocalStack stack, Http http, String upstream) throws IOException {
    Path first = Path.of("/proc", Long.toString(stack.process("gateway").pid()));
    Map<String, String> environment = environment(first);
    URI address = stack.service(upstream, "");
    service = new FaultProxy(address.getHost(), address.getPort());
    URI store = URI.create(environment.getOrDefault("QUARKUS_REDIS_HOSTS", ""));
    redis = new FaultProxy(store.getHost(), store.getPort());
    environment.put(
        "CRUISEMALL_UPSTREAM_" + upstream.toUpperCase(Locale.ROOT) + "_URL",
        "http://127.0.0.1:" + service.port());
    environment.put(
        "QUARKUS_REDIS_HOSTS", "redis://" + store.getRawUserInfo() + "@127.0.0.1:" + redis.port());
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.of(words(first.resolve("cmdline"))).filter(word -> !word.isEmpty()).toList());
    builder.directory(Files.readSymbolicLink(first.resolve("cwd")).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    awaitReady(http);
  }

  /** The proxy before the service. */
  public FaultProxy service() {
    return service;
  }

  /** The proxy before Redis. */
  public FaultProxy redis() {
    return redis;
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    service.close();
    redis.close();
  }

  private void awaitReady(Http http) throws IOException {
    URI health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    if (!Waiting.until(PATIENCE, () -> !process.isAlive() || isReady(http, health))
        || !process.isAlive()) {
      process.destroyForcibly();
      throw new IOException("the second gateway did not become ready");
    }
  }

  private static boolean isReady(Http http, URI health) {
    try {
      return http.send("GET", health, "", Map.of()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<String, String> environment(Path process) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String entry : words(process.resolve("environ"))) {
      int end = entry.indexOf('=');
      if (end > 0) {
        environment.put(entry.substring(0, end), entry.substring(end + 1));
      }
    }
    return environment;
  }

  private static String[] words(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0", -1);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
