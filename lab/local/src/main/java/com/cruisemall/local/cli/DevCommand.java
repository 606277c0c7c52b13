package com.cruisemall.local.cli;

import com.cruisemall.local.addon.AddOns;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.HttpReadinessProbe;
import com.cruisemall.local.process.LoopbackPort;
import com.cruisemall.local.process.Polling;
import com.cruisemall.local.stack.Component;
import com.cruisemall.local.stack.EnvironmentFiles;
import com.cruisemall.local.stack.StackState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = {
      "Runs programs in the development mode of Quarkus: live reload, Dev UI, debugger.",
      "Everything else runs from its builds; starts a stack if none is running.",
      "Ctrl-C ends development mode and restores the stack as it was."
    },
    footer = {
      "",
      "Examples:",
      "  ./cruise dev payment",
      "  ./cruise dev rates auth",
      "  ./cruise dev web          the web client with hot reload"
    })
final class DevCommand implements Callable<Integer> {
  private static final String WEB = "web";
  private static final int FIRST_DEBUG_PORT = 5005;
  private static final Duration START_TIMEOUT = Duration.ofMinutes(10);
  private static final Duration READY_POLL = Duration.ofMillis(250);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  @Mixin private TargetStack stack = new TargetStack();

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "rates, auth, upload, chat, payment or gateway; web is the gateway too.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Port offset of a stack that has to be started.")
  private int portOffset;

  @Option(
      names = "--debug-port",
      paramLabel = "PORT",
      description = "Debug port of the first program (default: 5005, or the next free port).")
  private int debugPort = FIRST_DEBUG_PORT;

  private final List<DevServer> servers = new CopyOnWriteArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopping;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var components = components(names);
    var started = stack.live().isEmpty();
    if (started && startStack(components) != 0) {
      return 1;
    }
    var state = stack.requireRunning();
    var replaced = started ? List.<String>of() : runningNames(state, components);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopServers, "shutdown"));
    try {
      for (var name : replaced) {
        control(state, name, "stop");
      }
      return develop(state, components);
    } finally {
      servers.forEach(DevServer::stop);
      restore(state, started, replaced);
      finished.countDown();
    }
  }

  /** Returns the programs with these names, in the order of dependencies. */
  static List<Component> components(List<String> names) {
    var wanted =
        names.stream()
            .map(name -> name.equals(WEB) ? "gateway" : name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var components =
        Component.ALL.stream()
            .filter(component -> !component.name().equals("sandbox"))
            .filter(component -> wanted.remove(component.name()))
            .toList();
    if (!wanted.isEmpty()) {
      throw new CommandFailedException(
          "unknown program: "
              + String.join(", ", wanted)
              + "; use rates, auth, upload, chat, payment, gateway or web");
    }
    return components;
  }

  /** Returns the first free port that is not below the given one. */
  static int freePort(int first) {
    return Stream.iterate(first, port -> port + 1)
        .filter(LoopbackPort::isFree)
        .findFirst()
        .orElseThrow();
  }

  private int startStack(List<Component> components) throws IOException {
    var without = components.stream().map(Component::name).collect(Collectors.toSet());
    return new DetachedSupervisor(stack)
        .start(portOffset, Map.of(), new AddOns(false, false), without);
  }

  private int develop(StackState state, List<Component> components) throws InterruptedException {
    var files = new EnvironmentFiles(TargetStack.root(), stack.stateDirectory());
    var port = debugPort;
    for (var component : components) {
      if (stopping) {
        break;
      }
      port = freePort(port);
      var environment = files.read(component);
      var server =
          new DevServer(
              System.getProperty("cruise.maven", "mvn"),
              TargetStack.root(),
              component,
              environment,
              port,
              components.size() == 1);
      servers.add(server);
      port++;
      // One after the other, because they compile the same kit modules.
      awaitReady(server, environment);
      if (!stopping) {
        System.out.println(
            server.describe("http://127.0.0.1:" + environment.get("QUARKUS_HTTP_PORT")));
      }
    }
    System.out.println("  shop     " + state.address() + "  (end with Ctrl-C)");
    var exit = 0;
    for (var server : servers) {
      exit = Math.max(exit, server.awaitExit());
    }
    return stopping ? 0 : exit;
  }

  private static void awaitReady(DevServer server, Map<String, String> environment)
      throws InterruptedException {
    var probe =
        new HttpReadinessProbe(
            URI.create(
                "http://127.0.0.1:"
                    + environment.get("QUARKUS_MANAGEMENT_PORT")
                    + "/q/health/ready"));
    Polling.until(() -> !server.isAlive() || probe.isReady(), READY_POLL, START_TIMEOUT);
  }

  private static List<String> runningNames(StackState state, List<Component> components) {
    var names = components.stream().map(Component::name).collect(Collectors.toSet());
    return state.components().stream()
        .filter(component -> names.contains(component.name()) && component.pid() != 0)
        .map(StackState.ComponentState::name)
        .toList();
  }

  /** Called on Ctrl-C; the main thread then restores the stack. */
  private void stopServers() {
    stopping = true;
    servers.forEach(DevServer::stop);
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void restore(StackState state, boolean started, List<String> replaced)
      throws IOException, InterruptedException {
    if (started) {
      stack.stop();
      return;
    }
    if (stack.live().isPresent()) {
      for (var name : replaced) {
        System.out.println("starting " + name + " from its build");
        control(state, name, "start");
      }
    }
  }

  private static void control(StackState state, String name, String action)
      throws IOException, InterruptedException {
    var uri = URI.create(state.control() + "/" + name + "/" + action);
    var request = HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
    var response = HTTP.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new CommandFailedException(action + " " + name + " failed: " + response.body());
    }
  }
}
