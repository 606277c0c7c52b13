package com.cruisemall.local.stack;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A program of the project, running; ready when its management port says so. */
final class ServiceProcess extends ChildServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final int PROBE_TIMEOUT_MILLIS = 2000;

  private final Component component;
  private final Program program;
  private final PortPlan ports;
  private final Map<String, String> environment;
  private final Folders folders;

  ServiceProcess(
      Component component,
      Program program,
      PortPlan ports,
      Map<String, String> environment,
      Folders folders) {
    super(folders, component.name(), StopSignal.TERM, STOP_GRACE);
    this.component = component;
    this.program = program;
    this.ports = ports;
    this.environment = environment;
    this.folders = folders;
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + ports.http(component);
  }

  URI management() {
    return URI.create("http://127.0.0.1:" + ports.management(component));
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    program.refresh();
    process.launch(component.size().command().jar(program.jar()), environment, folders.root());
    process.awaitReady(START_LIMIT, this::ready);
  }

  private boolean ready() {
    try {
      var url = management().resolve("/q/health/ready").toURL();
      var connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(PROBE_TIMEOUT_MILLIS);
      connection.setReadTimeout(PROBE_TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
