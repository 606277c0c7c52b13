package com.cruisemall.local.cli;

import com.cruisemall.local.addon.AddOns;
import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.process.Polling;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.stack.StackState;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts a supervisor in the background and prints its progress until the stack is ready. */
final class DetachedSupervisor {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

  private final TargetStack stack;

  DetachedSupervisor(TargetStack stack) {
    this.stack = stack;
  }

  /**
   * Starts the supervisor and returns its exit code, or 0 once the stack is ready.
   *
   * @param without names of programs that are not started
   */
  int start(int portOffset, Map<String, Integer> ports, AddOns addOns, Set<String> without)
      throws IOException {
    if (stack.live().isPresent()) {
      System.out.println("CruiseMall is already running; see ./cruise status");
      return 0;
    }
    new LogFile(stack.supervisorLog()).rotate();
    var supervisor = launch(portOffset, ports, addOns, without).toHandle();
    var follower = new LogFollower(stack.supervisorLog(), System.out::println);
    while (Processes.isAlive(supervisor) && !isReady(supervisor)) {
      follower.poll();
      pause();
    }
    follower.poll();
    return Processes.isAlive(supervisor) ? 0 : 1;
  }

  private Process launch(
      int portOffset, Map<String, Integer> ports, AddOns addOns, Set<String> without)
      throws IOException {
    var arguments = new ArrayList<>(List.of("up", "--in-background"));
    arguments.add("--state=" + stack.stateDirectory().root());
    arguments.add("--port-offset=" + portOffset);
    arguments.addAll(addOns.options());
    without.forEach(name -> arguments.add("--without=" + name));
    ports.forEach((name, port) -> arguments.add("--port=" + name + "=" + port));
    var command =
        JavaCommand.c1Only("96m")
            .option("-Dcruise.root=" + TargetStack.root())
            .main(CruiseCommand.class, arguments);
    var errors = stack.stateDirectory().log("cruise-errors").toFile();
    return new ProcessBuilder(Processes.inNewSession(command))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors)
        .start();
  }

  private boolean isReady(ProcessHandle supervisor) {
    return stack
        .live()
        .filter(state -> state.pid() == supervisor.pid())
        .filter(state -> state.status() == StackState.Status.READY)
        .isPresent();
  }

  private static void pause() {
    try {
      Polling.pause(POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
