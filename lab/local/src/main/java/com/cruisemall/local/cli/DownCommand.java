package com.cruisemall.local.cli;

import com.cruisemall.local.process.Orphans;
import com.cruisemall.local.process.Processes;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything and waits until it is gone; data stays.")
final class DownCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Mixin private StackFolder stack = new StackFolder();

  @Override
  public Integer call() {
    var supervisor = stack.supervisor();
    if (supervisor.isPresent()) {
      supervisor.get().destroy();
      if (!Processes.awaitEnd(supervisor.get(), PATIENCE)) {
        supervisor.get().destroyForcibly();
      }
    }
    var orphans = Orphans.stop(stack.folders());
    if (supervisor.isEmpty() && orphans.isEmpty()) {
      System.out.println("nothing is running");
      return 0;
    }
    orphans.forEach(name -> System.out.println("stopped " + name + ", which nobody looked after"));
    System.out.println("CruiseMall is stopped");
    return 0;
  }
}
