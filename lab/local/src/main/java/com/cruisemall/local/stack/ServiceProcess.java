package com.cruisemall.local.stack;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.HttpReadinessProbe;
import com.cruisemall.local.process.LoopbackPort;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StateDirectory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Running program of the project; ready when {@code /q/health/ready} responds with 200. */
final class ServiceProcess extends ChildServer {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);

  private final Component component;
  private final ApplicationCopy application;
  private final PortPlan ports;
  private final Map<String, String> environment;
  private final StateDirectory stateDirectory;

  ServiceProcess(
      Component component,
      ApplicationCopy application,
      PortPlan ports,
      Map<String, String> environment,
      StateDirectory stateDirectory) {
    super(stateDirectory, component.name(), StopSignal.TERM, STOP_GRACE);
    this.component = component;
    this.application = application;
    this.ports = ports;
    this.environment = environment;
    this.stateDirectory = stateDirectory;
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
    application.sync();
    process.launch(
        component.size().command().jar(application.jar()), environment, stateDirectory.root());
    var health = new HttpReadinessProbe(management().resolve("/q/health/ready"));
    // The management port may open first.
    process.awaitReady(
        START_TIMEOUT, () -> health.isReady() && LoopbackPort.isListening(ports.http(component)));
  }
}
