package com.cruisemall.e2e;

import com.cruisemall.local.process.LoopbackPort;
import com.cruisemall.local.process.Replica;
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
 * Additional Prometheus with the rules of production but shorter times: it scrapes every second,
 * and pending times and windows are seconds instead of minutes and hours.
 */
final class AcceleratedPrometheus implements AutoCloseable {
  private static final Path RULES = Stack.ROOT.resolve("deploy/observability/rules");
  private static final Pattern PENDING_TIME = Pattern.compile("(?m)^(\\s+for: ).*$");
  private static final Pattern WINDOW = Pattern.compile("\\[(\\d+[mhd])]");

  /** The window of restarts is the longest, since a restart takes some seconds. */
  private static final Map<String, String> WINDOWS =
      Map.of(
          "1m", "10s", "2m", "20s", "5m", "20s", "10m", "20s", "30m", "2m", "1h", "30s", "6h",
          "30s");

  /** Thresholds of age, rate and heap, lowered accordingly. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "} > 0.9", "} > 0.7",
          "} > 60", "} > 5",
          "}) > 1800", "}) > 5",
          "}) > 3 * 3600", "}) > 15",
          "[30s])) > 24", "[30s])) > 5");

  private final Path folder = Path.of("target", "accelerated-prometheus").toAbsolutePath();
  private final int port = LoopbackPort.findFree();
  private final Process process;

  AcceleratedPrometheus() {
    // Its configuration is derived from the stack's, which must be running.
    Stack.get();
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("recording.yml"), accelerate("recording.yml"));
      Files.writeString(folder.resolve("alerts.yml"), accelerate("alerts.yml"));
      Files.writeString(additionalTargets(), "[]");
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
    Awaitility.await("the accelerated Prometheus is ready")
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> Stack.send(HttpRequest.newBuilder(uri("/-/ready"))).statusCode() == 200);
  }

  /** Scrapes an additional program until the result is closed. */
  Scrape scrape(String job, Replica instance) {
    String target =
        "[{\"targets\":[\"%s\"],\"labels\":{\"job\":\"%s\"}}]"
            .formatted(instance.managementUri("").getAuthority(), job);
    write(additionalTargets(), target);
    return () -> write(additionalTargets(), "[]");
  }

  /** Scraping of an additional program. */
  interface Scrape extends AutoCloseable {
    @Override
    void close();
  }

  PrometheusClient client() {
    return new PrometheusClient(uri(""));
  }

  @Override
  public void close() {
    process.destroy();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String accelerate(String file) throws IOException {
    String rules =
        PENDING_TIME
            .matcher(Files.readString(RULES.resolve(file)))
            .replaceAll(it -> it.group(1) + "2s");
    rules = WINDOW.matcher(rules).replaceAll(it -> "[" + WINDOWS.get(it.group(1)) + "]");
    for (var bound : BOUNDS.entrySet()) {
      rules = rules.replace(bound.getKey(), bound.getValue());
    }
    return rules;
  }

  /**
   * Returns the configuration of the stack's Prometheus with these rules and additional targets.
   */
  private String configuration() throws IOException {
    return Files.readString(Stack.file("prometheus.yml"))
            .replaceAll("_interval: 5s", "_interval: 1s")
            .replace(RULES.toString(), folder.toString())
        + """
          - job_name: others
            metrics_path: /q/metrics
            file_sd_configs: [{files: ["%s"]}]
        """
            .formatted(additionalTargets());
  }

  private Path additionalTargets() {
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
