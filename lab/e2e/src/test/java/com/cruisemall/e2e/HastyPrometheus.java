package com.cruisemall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One more Prometheus that watches the stack by the same rules, in which time runs faster: it looks
 * every second, and what the rules wait for and count over is seconds instead of minutes and hours.
 */
final class HastyPrometheus implements AutoCloseable {
  private static final Path RULES = Stack.ROOT.resolve("deploy/observability/rules");
  private static final Pattern WAIT = Pattern.compile("(?m)^(\\s+for: ).*$");
  private static final Pattern WINDOW = Pattern.compile("\\[(\\d+[mhd])]");

  /** Restarts are counted over the longest: each takes some seconds. */
  private static final Map<String, String> WINDOWS =
      Map.of(
          "1m", "10s", "2m", "20s", "5m", "20s", "10m", "20s", "30m", "2m", "1h", "30s", "6h",
          "30s");

  /** How long something may wait, how often it may be done, how full a heap may be. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "usage_after_gc > 0.9", "usage_after_gc > 0.7",
          "_oldest_seconds > 60", "_oldest_seconds > 5",
          "oldest_seconds) > 1800", "oldest_seconds) > 5",
          "age_seconds) > 3 * 3600", "age_seconds) > 15",
          "calls_total[30s])) > 24", "calls_total[30s])) > 5");

  private final Path folder = Path.of("target", "hasty").toAbsolutePath();
  private final int port = SecondInstance.freePort();
  private final Process process;

  HastyPrometheus() {
    // Its configuration is that of the stack's own, which must have started.
    Stack.get();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("recording.yml"), hasty("recording.yml"));
      Files.writeString(folder.resolve("alerts.yml"), hasty("alerts.yml"));
      Files.writeString(others(), "[]");
      Files.writeString(folder.resolve("prometheus.yml"), configuration());
      process =
          new ProcessBuilder(
                  "prometheus",
                  "--config.file=" + folder.resolve("prometheus.yml"),
                  "--storage.tsdb.path=" + Files.createTempDirectory(folder, "data"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("prometheus.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await("a hasty Prometheus")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> Stack.send(HttpRequest.newBuilder(uri("/-/ready"))).statusCode() == 200);
  }

  /** One more program is watched, until that is closed. */
  Watched watch(String job, SecondInstance instance) {
    String target =
        "[{\"targets\":[\"%s\"],\"labels\":{\"job\":\"%s\"}}]"
            .formatted(instance.managementAddress(), job);
    write(others(), target);
    return () -> write(others(), "[]");
  }

  /** That a program is watched. */
  interface Watched extends AutoCloseable {
    @Override
    void close();
  }

  Prometheus ask() {
    return new Prometheus(uri(""));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String hasty(String file) throws IOException {
    String rules =
        WAIT.matcher(Files.readString(RULES.resolve(file))).replaceAll(it -> it.group(1) + "2s");
    rules = WINDOW.matcher(rules).replaceAll(it -> "[" + WINDOWS.get(it.group(1)) + "]");
    for (var bound : BOUNDS.entrySet()) {
      rules = rules.replace(bound.getKey(), bound.getValue());
    }
    return rules;
  }

  /** That of the stack's own, with other rules and other programs. */
  private String configuration() throws IOException {
    return Files.readString(Stack.file("prometheus.yml"))
            .replaceAll("_interval: 5s", "_interval: 1s")
            .replace(RULES.toString(), folder.toString())
        + """
          - job_name: others
            metrics_path: /q/metrics
            file_sd_configs: [{files: ["%s"]}]
        """
            .formatted(others());
  }

  private Path others() {
    return folder.resolve("others.json");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
