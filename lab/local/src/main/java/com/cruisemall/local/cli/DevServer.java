package com.cruisemall.local.cli;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.stack.Component;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Maven process that runs a program in the development mode of Quarkus. */
final class DevServer {
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);

  private final Component component;
  private final int debugPort;
  private final Process process;

  /**
   * Starts the process.
   *
   * @param interactive passes the terminal's keys to Quarkus
   */
  DevServer(
      String maven,
      Path root,
      Component component,
      Map<String, String> environment,
      int debugPort,
      boolean interactive) {
    this.component = component;
    this.debugPort = debugPort;
    var builder = new ProcessBuilder(command(maven, component, debugPort)).directory(root.toFile());
    builder.environment().putAll(environment);
    builder.inheritIO();
    if (!interactive) {
      builder.redirectInput(Redirect.from(new File("/dev/null")));
    }
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new CommandFailedException(maven + " failed to start: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the Maven command. Static analysis and the format check are left to the build, so that
   * they do not delay a reload.
   */
  static List<String> command(String maven, Component component, int debugPort) {
    return List.of(
        maven,
        "--no-transfer-progress",
        "quarkus:dev",
        "--projects",
        component.module(),
        "--also-make",
        "-Ddebug=" + debugPort,
        "-Dsuspend=n",
        "-Derrorprone.skip",
        "-Dspotless.check.skip=true",
        "-Denforcer.skip",
        // Otherwise Quarkus asks on the terminal and waits for an answer.
        "-Dquarkus.analytics.disabled=true");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int awaitExit() throws InterruptedException {
    return process.waitFor();
  }

  void stop() {
    process.destroy();
    if (!Processes.awaitExit(process.toHandle(), STOP_GRACE)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  String describe(String address) {
    return "  %-8s %s  Dev UI %s/q/dev-ui  debugger localhost:%d"
        .formatted(component.name(), address, address, debugPort);
  }
}
