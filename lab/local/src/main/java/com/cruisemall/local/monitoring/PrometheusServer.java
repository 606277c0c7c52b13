package com.cruisemall.local.monitoring;

import com.cruisemall.local.backing.Ports;
import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prometheus on loopback, with the rules that production has. It serves the page of plots itself,
 * so that whoever looks needs nothing else.
 */
public final class PrometheusServer extends ChildServer {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final int PROBE_TIMEOUT_MILLIS = 2000;

  private final Path observability;
  private final Folders folders;
  private final Map<String, String> targets;
  private final String program;
  private final int port;

  /**
   * Fails in plain words when this machine has no Prometheus.
   *
   * @param root the checkout
   * @param targets the address of each program's metrics, by its name
   */
  public PrometheusServer(Path root, Folders folders, Ports ports, Map<String, String> targets) {
    super(folders, "prometheus", StopSignal.TERM, STOP_GRACE);
    this.observability = root.resolve("deploy/observability");
    this.folders = folders;
    this.targets = Map.copyOf(targets);
    this.program =
        Processes.onPath("prometheus")
            .orElseThrow(() ->
                new StartFailure(
                    "--with-monitoring needs Prometheus, and there is none on the PATH: install it"
                        + " (on Debian and Ubuntu: apt install prometheus) or leave the option out"));
    this.port = ports.of(name());
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Where a browser finds the plots. */
  public String plots() {
    return address() + "/user/plots.html";
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var data = folders.data(name());
    var configuration = folders.root().resolve("prometheus.yml");
    try {
      Files.createDirectories(data);
      Files.writeString(configuration, configuration());
    } catch (IOException e) {
      throw new StartFailure("Prometheus' configuration cannot be written: " + e, e);
    }
    var command =
        List.of(
            program,
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + data,
            "--storage.tsdb.retention.time=7d",
            "--web.listen-address=127.0.0.1:" + port,
            "--web.user-assets=" + observability.resolve("dashboards"));
    process.launch(command, Map.of(), folders.root());
    process.awaitReady(START_LIMIT, this::ready);
  }

  private String configuration() {
    var jobs =
        targets.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(target ->
                """
                  - job_name: %s
                    metrics_path: /q/metrics
                    static_configs: [{targets: ["%s"]}]
                """
                    .formatted(target.getKey(), target.getValue()))
            .collect(Collectors.joining());
    return """
    global: {scrape_interval: 5s, evaluation_interval: 5s}
    rule_files: ["%1$s/recording.yml", "%1$s/alerts.yml"]
    scrape_configs:
    %2$s\
    """
        .formatted(observability.resolve("rules"), jobs);
  }

  private boolean ready() {
    try {
      var url = URI.create(address() + "/-/ready").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
      connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
