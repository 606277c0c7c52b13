package com.cruisemall.local.stack;

import com.cruisemall.local.ControlEndpoint;
import com.cruisemall.local.addon.AddOns;
import com.cruisemall.local.addon.KeycloakServer;
import com.cruisemall.local.addon.PrometheusServer;
import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Purpose;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Running stack. {@link #run} starts the servers concurrently in dependency order, restarts crashed
 * ones, and stops them in reverse order on request.
 */
public final class Stack {
  private final ProgressReporter reporter;
  private final BackingServers backing;
  private final Map<String, SupervisedServer> servers = new LinkedHashMap<>();
  private final Map<String, Set<String>> dependencies = new LinkedHashMap<>();
  private final PortPlan ports;
  private final List<Component> components;
  private final Environments environments;
  private final EnvironmentFiles environmentFiles;
  private final StateWriter state;
  private final Optional<PrometheusServer> monitoring;
  private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();

  /**
   * Creates the servers and stops orphaned processes of the state directory.
   *
   * @param root the checkout with the built modules
   * @param without names of programs that are not started, for example because they run in
   *     development mode
   */
  public Stack(
      Path root,
      StateDirectory stateDirectory,
      PortPlan ports,
      AddOns addOns,
      Set<String> without,
      Secrets secrets,
      Clock clock,
      ProgressReporter reporter) {
    this.reporter = reporter;
    this.ports = ports;
    components = started(without);
    environmentFiles = new EnvironmentFiles(root, stateDirectory);
    var applications = new LinkedHashMap<Component, ApplicationCopy>();
    components.forEach(it -> applications.put(it, application(root, stateDirectory, it)));
    requireBuilt(applications.values());
    backing = new BackingServers(stateDirectory, Purpose.STACK, secrets);
    var keycloak =
        addOns.keycloak()
            ? Optional.of(
                new KeycloakServer(
                    root, stateDirectory, secrets, backing.ports(), ports.publicAddress()))
            : Optional.<KeycloakServer>empty();
    monitoring =
        addOns.monitoring()
            ? Optional.of(
                new PrometheusServer(
                    root, stateDirectory, backing.ports(), metricsTargets(Component.ALL)))
            : Optional.empty();
    environments = new Environments(Component.ALL, ports, backing, keycloak, System.getenv());
    state =
        new StateWriter(
            stateDirectory, backing, ports, servers, environments.partners(), clock.instant());
    var addOnServers = Stream.concat(keycloak.stream(), monitoring.stream());
    for (var server : Stream.concat(backing.all().stream(), addOnServers).toList()) {
      servers.put(
          server.name(), new SupervisedServer(server, reporter::print, this::onStateChange));
      dependencies.put(server.name(), Set.of());
    }
    applications.forEach((component, application) -> {
      var environment = environments.of(component);
      var process = new ServiceProcess(component, application, ports, environment, stateDirectory);
      servers.put(
          component.name(), new SupervisedServer(process, reporter::print, this::onStateChange));
      dependencies.put(component.name(), component.dependsOn());
    });
    // Programs depend only on started ones.
    dependencies.replaceAll((_, needed) -> intersection(needed, servers.keySet()));
  }

  /**
   * Runs the stack and returns after everything has stopped.
   *
   * @param ready called once all servers are ready
   */
  public void run(Runnable ready) throws IOException {
    ports.requireFree(components);
    try (var control = new ControlEndpoint(List.copyOf(servers.values()), Map.of())) {
      state.starting(control.address());
      Component.ALL.forEach(it -> environmentFiles.write(it, environments.of(it)));
      start();
      if (!stopRequested.isDone()) {
        state.transitionTo(StackState.Status.READY);
        ready.run();
        watchUntilStopped();
      }
      state.transitionTo(StackState.Status.STOPPING);
    } catch (CommandFailedException e) {
      state.failed(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      stop();
      Component.ALL.forEach(environmentFiles::delete);
      state.stopped();
    }
  }

  /** Returns the URL of the plot page if monitoring is on. */
  public Optional<String> plotUrl() {
    return monitoring.map(PrometheusServer::plotUrl);
  }

  /** Makes {@link #run} stop the servers and return. */
  public void requestStop() {
    stopRequested.complete(null);
  }

  private void start() {
    var failed = new CompletableFuture<CommandFailedException>();
    var started = new LinkedHashMap<String, CompletableFuture<Void>>();
    servers.forEach((name, server) -> {
      var needed = dependencies.getOrDefault(name, Set.of()).stream().map(started::get);
      var begin = CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new));
      var start = begin.thenRunAsync(() -> start(server, failed), Thread::startVirtualThread);
      started.put(name, start);
    });
    var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all.exceptionally(_ -> null), failed, stopRequested).join();
    if (!all.isDone() || failed.isDone()) {
      servers.values().forEach(SupervisedServer::stop);
      all.exceptionally(_ -> null).join();
    }
    if (failed.isDone()) {
      throw failed.join();
    }
  }

  private void start(SupervisedServer server, CompletableFuture<CommandFailedException> failed) {
    var before = System.nanoTime();
    try {
      if (failed.isDone() || stopRequested.isDone()) {
        throw new CommandFailedException(server.name() + " was not started: startup was aborted");
      }
      server.start();
    } catch (RuntimeException e) {
      failed.complete(
          e instanceof CommandFailedException failure
              ? failure
              : new CommandFailedException(server.name() + " failed to start: " + e, e));
      throw e;
    }
    var seconds = (System.nanoTime() - before) / 1e9;
    reporter.print(
        "  %-9s ready after %4.1f s  %s".formatted(server.name(), seconds, server.address()));
  }

  private void onStateChange() {
    state.update();
    reporter.showStarting(namesInState(ServerState.STARTING));
  }

  private void watchUntilStopped() {
    var watchers =
        servers.values().stream().map(server -> Thread.startVirtualThread(server::watch)).toList();
    stopRequested.join();
    watchers.forEach(Thread::interrupt);
  }

  /** Stops each server after its dependents have stopped. */
  private void stop() {
    var stops = new LinkedHashMap<String, CompletableFuture<Void>>();
    for (var name : new ArrayList<>(servers.keySet()).reversed()) {
      var dependents =
          dependencies.entrySet().stream()
              .filter(entry -> entry.getValue().contains(name))
              .map(entry -> stops.get(entry.getKey()));
      var begin = CompletableFuture.allOf(dependents.toArray(CompletableFuture[]::new));
      var server = servers.get(name);
      stops.put(
          name,
          server == null ? begin : begin.thenRunAsync(server::stop, Thread::startVirtualThread));
    }
    CompletableFuture.allOf(stops.values().toArray(CompletableFuture[]::new)).join();
  }

  private List<String> namesInState(ServerState state) {
    return servers.values().stream()
        .filter(server -> server.state() == state)
        .map(SupervisedServer::name)
        .toList();
  }

  /** Returns the metrics targets; the sandbox is not monitored. */
  private Map<String, String> metricsTargets(List<Component> components) {
    return components.stream()
        .filter(component -> !component.name().equals("sandbox"))
        .collect(
            Collectors.toMap(
                Component::name, component -> "127.0.0.1:" + ports.management(component)));
  }

  private static ApplicationCopy application(
      Path root, StateDirectory stateDirectory, Component component) {
    return new ApplicationCopy(
        root.resolve(component.module()).resolve("target/quarkus-app"),
        stateDirectory.programs().resolve(component.name()));
  }

  private static List<Component> started(Set<String> without) {
    var names = Component.ALL.stream().map(Component::name).toList();
    var unknown = without.stream().filter(name -> !names.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new CommandFailedException(
          "unknown program: "
              + String.join(", ", unknown)
              + "; use one of "
              + String.join(", ", names));
    }
    return Component.ALL.stream().filter(it -> !without.contains(it.name())).toList();
  }

  private static Set<String> intersection(Set<String> names, Set<String> others) {
    return names.stream().filter(others::contains).collect(Collectors.toSet());
  }

  private static void requireBuilt(Collection<ApplicationCopy> applications) {
    var missing =
        applications.stream()
            .map(ApplicationCopy::builtJar)
            .filter(jar -> !Files.exists(jar))
            .map(Path::toString)
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new CommandFailedException("missing build output:\n  " + String.join("\n  ", missing));
    }
  }
}
