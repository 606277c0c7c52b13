package com.cruisemall.local.cli;

import com.cruisemall.local.process.JavaCommand;
import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.stack.Extras;
import com.cruisemall.local.stack.StackState;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a supervisor that outlives this command, and shows what it says until all is up. */
final class Detached {
  private static final long POLL_MILLIS = 200;

  private final StackFolder stack;

  Detached(StackFolder stack) {
    this.stack = stack;
  }

  int start(int portOffset, Map<String, Integer> ports, Extras extras) throws IOException {
    if (stack.live().isPresent()) {
      System.out.println("CruiseMall is up already; ./cruise status tells more");
      return 0;
    }
    new LogFile(stack.ownLog()).rotate();
    var supervisor = launch(portOffset, ports, extras).toHandle();
    var follower = new Follower(stack.ownLog(), System.out::println);
    while (Processes.alive(supervisor) && !ready(supervisor)) {
      follower.poll();
      pause();
    }
    follower.poll();
    return Processes.alive(supervisor) ? 0 : 1;
  }

  private Process launch(int portOffset, Map<String, Integer> ports, Extras extras)
      throws IOException {
    var arguments = new ArrayList<>(List.of("up", "--in-background"));
    arguments.add("--state=" + stack.folders().root());
    arguments.add("--port-offset=" + portOffset);
    arguments.addAll(extras.options());
    ports.forEach((name, port) -> arguments.add("--port=" + name + "=" + port));
    var command =
        JavaCommand.small("96m")
            .option("-Dcruise.root=" + StackFolder.root())
            .main(CruiseCommand.class, arguments);
    var errors = stack.folders().log("cruise-errors").toFile();
    return new ProcessBuilder(Processes.inOwnSession(command))
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(errors)
        .start();
  }

  private boolean ready(ProcessHandle supervisor) {
    return stack
        .live()
        .filter(state -> state.pid() == supervisor.pid())
        .filter(state -> state.status() == StackState.Status.READY)
        .isPresent();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
