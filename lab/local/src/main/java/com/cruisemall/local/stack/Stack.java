package com.cruisemall.local.stack;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Purpose;
import com.cruisemall.local.control.ControlEndpoint;
import com.cruisemall.local.keycloak.KeycloakServer;
import com.cruisemall.local.monitoring.PrometheusServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * The running stack. {@link #run} starts everything in the order of needs, all that may at once,
 * watches it, and stops it in the opposite order when asked to.
 */
public final class Stack {
  private final Reporter reporter;
  private final BackingServers backing;
  private final Map<String, Supervised> servers = new LinkedHashMap<>();
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();
  private final PortPlan ports;
  private final StateWriter state;
  private final Optional<PrometheusServer> monitoring;
  private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();

  /**
   * Stops what a killed predecessor left behind.
   *
   * @param root the checkout, in which the build left the programs
   */
  public Stack(
      Path root,
      Folders folders,
      List<Component> components,
      PortPlan ports,
      Extras extras,
      Reporter reporter) {
    this.reporter = reporter;
    this.ports = ports;
    var programs = new LinkedHashMap<Component, Program>();
    components.forEach(it -> programs.put(it, program(root, folders, it)));
    requireBuilt(programs.values());
    backing = new BackingServers(folders, Purpose.STACK);
    var keycloak =
        extras.keycloak()
            ? Optional.of(
                new KeycloakServer(
                    root, folders, backing.secrets(), backing.ports(), ports.publicAddress()))
            : Optional.<KeycloakServer>empty();
    monitoring =
        extras.monitoring()
            ? Optional.of(new PrometheusServer(root, folders, backing.ports(), metrics(components)))
            : Optional.empty();
    var environments = new Environments(components, ports, backing, keycloak, System.getenv());
    state = new StateWriter(folders, backing, ports, servers, environments.partners());
    var others = Stream.concat(keycloak.stream(), monitoring.stream());
    for (var server : Stream.concat(backing.all().stream(), others).toList()) {
      servers.put(server.name(), new Supervised(server, reporter::say, this::changed));
      needs.put(server.name(), Set.of());
    }
    programs.forEach((component, program) -> {
      var environment = environments.of(component);
      var process = new ServiceProcess(component, program, ports, environment, folders);
      servers.put(component.name(), new Supervised(process, reporter::say, this::changed));
      needs.put(component.name(), component.needs());
    });
  }

  /**
   * Returns when everything is stopped again.
   *
   * @param ready is called once all is up
   */
  public void run(Runnable ready) throws IOException {
    ports.requireFree();
    try (var control = new ControlEndpoint(List.copyOf(servers.values()), Map.of())) {
      state.starting(control.address());
      start();
      if (!stopRequested.isDone()) {
        state.enter(StackState.Status.READY);
        ready.run();
        watchUntilStopped();
      }
      state.enter(StackState.Status.STOPPING);
    } catch (StartFailure e) {
      state.failed(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      stop();
      state.stopped();
    }
  }

  /** Where a browser finds plots of the stack's figures. */
  public Optional<String> plots() {
    return monitoring.map(PrometheusServer::plots);
  }

  /** Asks {@link #run} to end. */
  public void requestStop() {
    stopRequested.complete(null);
  }

  private void start() {
    var failed = new CompletableFuture<StartFailure>();
    var started = new LinkedHashMap<String, CompletableFuture<Void>>();
    servers.forEach((name, server) -> {
      var needed = needs.getOrDefault(name, Set.of()).stream().map(started::get);
      var begin = CompletableFuture.allOf(needed.toArray(CompletableFuture[]::new));
      var start = begin.thenRunAsync(() -> start(server, failed), Thread::startVirtualThread);
      started.put(name, start);
    });
    var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(all.exceptionally(_ -> null), failed, stopRequested).join();
    if (!all.isDone() || failed.isDone()) {
      servers.values().forEach(Supervised::stop);
      all.exceptionally(_ -> null).join();
    }
    if (failed.isDone()) {
      throw failed.join();
    }
  }

  private void start(Supervised server, CompletableFuture<StartFailure> failed) {
    var before = System.nanoTime();
    try {
      if (failed.isDone() || stopRequested.isDone()) {
        throw new StartFailure(server.name() + " was not started");
      }
      server.start();
    } catch (RuntimeException e) {
      failed.complete(
          e instanceof StartFailure failure
              ? failure
              : new StartFailure(server.name() + " cannot be started: " + e, e));
      throw e;
    }
    var seconds = (System.nanoTime() - before) / 1e9;
    reporter.say(
        "  %-9s ready after %4.1f s  %s".formatted(server.name(), seconds, server.address()));
  }

  private void changed() {
    state.update();
    reporter.waitingFor(named(ServerState.STARTING));
  }

  private void watchUntilStopped() {
    var watchers =
        servers.values().stream().map(server -> Thread.startVirtualThread(server::watch)).toList();
    stopRequested.join();
    watchers.forEach(Thread::interrupt);
  }

  /** A server is stopped when all that need it are. */
  private void stop() {
    var stops = new LinkedHashMap<String, CompletableFuture<Void>>();
    for (var name : new ArrayList<>(servers.keySet()).reversed()) {
      var dependents =
          needs.entrySet().stream()
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

  private List<String> named(ServerState wanted) {
    return servers.values().stream()
        .filter(server -> server.state() == wanted)
        .map(Supervised::name)
        .toList();
  }

  /** The sandbox is no part of the shop. */
  private Map<String, String> metrics(List<Component> components) {
    return components.stream()
        .filter(component -> !component.name().equals("sandbox"))
        .collect(
            Collectors.toMap(
                Component::name, component -> "127.0.0.1:" + ports.management(component)));
  }

  private static Program program(Path root, Folders folders, Component component) {
    return new Program(
        root.resolve(component.module()).resolve("target/quarkus-app"),
        folders.programs().resolve(component.name()));
  }

  private static void requireBuilt(Collection<Program> programs) {
    var missing =
        programs.stream()
            .map(Program::builtJar)
            .filter(jar -> !Files.exists(jar))
            .map(Path::toString)
            .sorted()
            .toList();
    if (!missing.isEmpty()) {
      throw new StartFailure("not built:\n  " + String.join("\n  ", missing));
    }
  }
}
