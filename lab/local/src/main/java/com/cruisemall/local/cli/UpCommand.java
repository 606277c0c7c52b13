package com.cruisemall.local.cli;

import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.stack.Component;
import com.cruisemall.local.stack.Extras;
import com.cruisemall.local.stack.PortPlan;
import com.cruisemall.local.stack.Reporter;
import com.cruisemall.local.stack.Stack;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Builds what is missing or stale and starts everything; Ctrl-C stops it all.")
final class UpCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Option(names = "--detach", description = "Return when everything is up, and leave it running.")
  private boolean detach;

  @Option(
      names = "--port",
      paramLabel = "NAME=PORT",
      description = "Another port for a program, such as gateway=3001 or gateway-management=9001.")
  private Map<String, Integer> ports = new LinkedHashMap<>();

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Move all ports by this much, to run a second stack beside the first.")
  private int portOffset;

  @Option(
      names = "--with-keycloak",
      description =
          "Also start Keycloak, where demo staff sign in; the first time Maven fetches it (180 MB).")
  private boolean withKeycloak;

  @Option(
      names = "--with-monitoring",
      description = "Also start Prometheus, which must be on the PATH, and a page of plots.")
  private boolean withMonitoring;

  /** Said by the detaching command to the supervisor it leaves behind. */
  @Option(names = "--in-background", hidden = true)
  private boolean inBackground;

  private static final String STAFF =
      "            staff at /staff/: staff.admin, password cruise-demo-2026\n";

  private final CountDownLatch finished = new CountDownLatch(1);

  @Override
  public Integer call() throws IOException {
    if (detach) {
      return new Detached(stack).start(portOffset, ports, extras());
    }
    var folders = stack.folders();
    var lock = FolderLock.take(folders);
    if (lock.isEmpty()) {
      return alreadyUp();
    }
    try {
      return supervise();
    } finally {
      stack.supervisorFile().clear();
      lock.get().close();
      finished.countDown();
    }
  }

  private int alreadyUp() {
    var address = stack.live().map(state -> state.address()).orElse("a stack");
    System.out.println(
        address + " is up already; ./cruise status tells more, ./cruise down stops it");
    return 0;
  }

  private int supervise() throws IOException {
    new LogFile(stack.ownLog()).rotate();
    var onTerminal = !inBackground && Terminal.attached();
    var reporter = new Reporter(System.out, onTerminal, stack.ownLog());
    var before = System.nanoTime();
    stack.supervisorFile().write(ProcessHandle.current());
    try {
      reporter.say("CruiseMall is starting");
      var plan = new PortPlan(Component.ALL, portOffset, ports);
      var running =
          new Stack(StackFolder.root(), stack.folders(), Component.ALL, plan, extras(), reporter);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running), "shutdown"));
      running.run(() -> reporter.say(welcome(running, (System.nanoTime() - before) / 1e9)));
      reporter.say("CruiseMall is stopped");
      return 0;
    } catch (StartFailure e) {
      reporter.say("CruiseMall cannot be started: " + e.getMessage());
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

  private Extras extras() {
    return new Extras(withKeycloak, withMonitoring);
  }

  private String welcome(Stack running, double seconds) {
    return """
    CruiseMall is up after %.1f s: %s

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
            running.plots().map("  Figures   %s\n"::formatted).orElse(""),
            stack.folders().logs());
  }
}
