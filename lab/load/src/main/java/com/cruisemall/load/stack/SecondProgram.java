package com.cruisemall.load.stack;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One more instance of a program of the stack, on ports of its own. It is started as the first one
 * was, which {@code /proc} tells: Linux only.
 */
public final class SecondProgram {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration FAREWELL = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Http http;
  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Path folder;

  /** Reads how the first one was started. */
  public SecondProgram(LocalStack stack, Http http, String name) throws IOException {
    Path first = Path.of("/proc", Long.toString(stack.process(name).pid()));
    this.http = http;
    this.name = name;
    this.command =
        Stream.of(words(first.resolve("cmdline"))).filter(word -> !word.isEmpty()).toList();
    this.environment = environment(first);
    this.folder = Files.readSymbolicLink(first.resolve("cwd"));
  }

  /** One that runs. */
  public static final class Running implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Duration took;

    private Running(Process process, int port, Duration took) {
      this.process = process;
      this.port = port;
      this.took = took;
    }

    public String address() {
      return "http://127.0.0.1:" + port;
    }

    public ProcessHandle process() {
      return process.toHandle();
    }

    /** From its start until it said that it is ready. */
    public Duration took() {
      return took;
    }

    @Override
    public void close() {
      process.destroy();
      try {
        if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }

  /** What a variable of the environment of the first one says. */
  public String setting(String variable) {
    return environment.getOrDefault(variable, "");
  }

  /**
   * Starts it, and returns when it is ready.
   *
   * @param changes to the environment
   * @param options more for the JVM
   */
  public Running start(Map<String, String> changes, List<String> options) throws IOException {
    int port = freePort();
    int management = freePort();
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    settings.putAll(changes);
    long began = System.nanoTime();
    Process process = builder(options, settings).start();
    URI health = URI.create("http://127.0.0.1:" + management + "/q/health/ready");
    boolean up = Waiting.until(PATIENCE, LOOK, () -> !process.isAlive() || isReady(health));
    if (!up || !process.isAlive()) {
      process.destroyForcibly();
      throw new IOException("a second " + name + " did not become ready");
    }
    return new Running(process, port, Duration.ofNanos(System.nanoTime() - began));
  }

  /** Starts it up to where it would serve, and returns when it has ended by itself. */
  public void rehearse(List<String> options) throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("QUARKUS_INIT_AND_EXIT", "true");
    int code = builder(options, settings).start().waitFor();
    if (code != 0) {
      throw new IOException(name + " ended with " + code);
    }
  }

  private ProcessBuilder builder(List<String> options, Map<String, String> settings) {
    List<String> whole =
        Stream.of(command.subList(0, 1), options, command.subList(1, command.size()))
            .flatMap(List::stream)
            .toList();
    ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private boolean isReady(URI health) {
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
