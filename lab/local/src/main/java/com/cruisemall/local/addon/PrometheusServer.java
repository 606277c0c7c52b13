package com.cruisemall.local.addon;

import com.cruisemall.local.backing.Ports;
import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.HttpReadinessProbe;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prometheus on loopback with the rules of production. It serves the plot page as user asset, so no
 * Grafana is needed.
 */
public final class PrometheusServer extends ChildServer {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);

  private final Path observability;
  private final StateDirectory stateDirectory;
  private final Map<String, String> targets;
  private final String program;
  private final int port;

  /**
   * Fails if prometheus is not on the PATH.
   *
   * @param root the checkout
   * @param targets management address by program name
   */
  public PrometheusServer(
      Path root, StateDirectory stateDirectory, Ports ports, Map<String, String> targets) {
    super(stateDirectory, "prometheus", StopSignal.TERM, STOP_GRACE);
    this.observability = root.resolve("deploy/observability");
    this.stateDirectory = stateDirectory;
    this.targets = Map.copyOf(targets);
    this.program =
        Processes.findOnPath("prometheus")
            .orElseThrow(() ->
                new CommandFailedException(
                    "--with-monitoring needs prometheus on the PATH: install it (Debian and Ubuntu:"
                        + " apt install prometheus) or omit the option"));
    this.port = ports.of(name());
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Returns the URL of the plot page. */
  public String plotUrl() {
    return address() + "/user/plots.html";
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var data = stateDirectory.data(name());
    var configuration = stateDirectory.root().resolve("prometheus.yml");
    try {
      Files.createDirectories(data);
      Files.writeString(configuration, configuration());
    } catch (IOException e) {
      throw new CommandFailedException("cannot write the Prometheus configuration: " + e, e);
    }
    var command =
        List.of(
            program,
            "--config.file=" + configuration,
            "--storage.tsdb.path=" + data,
            "--storage.tsdb.retention.time=7d",
            "--web.listen-address=127.0.0.1:" + port,
            "--web.user-assets=" + observability.resolve("dashboards"));
    process.launch(command, Map.of(), stateDirectory.root());
    process.awaitReady(START_TIMEOUT, new HttpReadinessProbe(URI.create(address() + "/-/ready")));
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
}
