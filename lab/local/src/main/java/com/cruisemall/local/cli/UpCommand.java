package com.cruisemall.local.cli;

import com.cruisemall.local.addon.AddOns;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.stack.Component;
import com.cruisemall.local.stack.PortPlan;
import com.cruisemall.local.stack.ProgressReporter;
import com.cruisemall.local.stack.Stack;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {"Builds what has changed and starts everything.", "Ctrl-C stops everything."},
    footer = {
      "",
      "Examples:",
      "  ./cruise up --detach",
      "  ./cruise up --state /tmp/second --port-offset 10000"
    })
final class UpCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Option(
      names = "--detach",
      description = "Start in the background and return when everything is ready.")
  private boolean detach;

  @Option(
      names = "--port",
      paramLabel = "NAME=PORT",
      description = "Port of a program, for example gateway=3001 or gateway-management=9001.")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Add N to all ports, to run a second stack next to the first.")
  private int portOffset;

  @Option(
      names = "--with-keycloak",
      description = "Also start Keycloak with demo staff; the first start downloads it (180 MB).")
  private boolean withKeycloak;

  @Option(
      names = "--with-monitoring",
      description = "Also start Prometheus, which must be on the PATH, with a page of plots.")
  private boolean withMonitoring;

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description = "Do not start this program, for example to run it in an IDE; see ./cruise dev.")
  private Set<String> without = new LinkedHashSet<>();

  /** Set by --detach for the background supervisor. */
  @Option(names = "--in-background", hidden = true)
  private boolean inBackground;

  private static final String STAFF =
      "            staff at /staff/: staff.admin, password cruise-demo-2026\n";

  private final CountDownLatch finished = new CountDownLatch(1);

  @Override
  public Integer call() throws IOException {
    if (detach) {
      return new DetachedSupervisor(stack).start(portOffset, ports, addOns(), without);
    }
    var stateDirectory = stack.stateDirectory();
    var lock = FolderLock.tryAcquire(stateDirectory);
    if (lock.isEmpty()) {
      return alreadyUp();
    }
    try {
      return supervise();
    } finally {
      stack.supervisorFile().delete();
      lock.get().close();
      finished.countDown();
    }
  }

  private int alreadyUp() {
    var address = stack.live().map(state -> state.address()).orElse("a stack");
    System.out.println(
        address + " is already running; see ./cruise status, stop it with ./cruise down");
    return 0;
  }

  private int supervise() throws IOException {
    new LogFile(stack.supervisorLog()).rotate();
    var onTerminal = !inBackground && Terminal.attached();
    var reporter = new ProgressReporter(System.out, onTerminal, stack.supervisorLog());
    var start = System.nanoTime();
    stack.supervisorFile().write(ProcessHandle.current());
    try {
      reporter.print("CruiseMall is starting");
      var plan = new PortPlan(Component.ALL, portOffset, ports);
      var running =
          new Stack(
              TargetStack.root(),
              stack.stateDirectory(),
              plan,
              addOns(),
              without,
              stack.secrets(),
              Clock.systemUTC(),
              reporter);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "shutdown"));
      running.run(() -> reporter.print(welcome(running, (System.nanoTime() - start) / 1e9)));
      reporter.print("CruiseMall has stopped");
      return 0;
    } catch (CommandFailedException e) {
      reporter.print("CruiseMall failed to start: " + e.getMessage());
      return 1;
    }
  }

  private void stop(Stack running) {
    running.requestStop();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private AddOns addOns() {
    return new AddOns(withKeycloak, withMonitoring);
  }

  private String welcome(Stack running, double seconds) {
    return """
    CruiseMall is ready after %.1f s: %s

      Sign in   phone 01012341, password 3800 (테스트1)
                admin 01000000001, agent 01000000002, manager 01000000003,
                password cruise-demo-2026
    %s%s  Logs      %s, or ./cruise logs [NAME]
      Check     ./cruise status, ./cruise doctor
      Stop      Ctrl-C, or ./cruise down
    """
        .formatted(
            seconds,
            stack.live().map(state -> state.address()).orElse(""),
            withKeycloak ? STAFF : "",
            running.plotUrl().map("  Metrics   %s\n"::formatted).orElse(""),
            stack.stateDirectory().logs());
  }
}
