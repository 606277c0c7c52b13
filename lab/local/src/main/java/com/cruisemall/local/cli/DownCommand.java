package com.cruisemall.local.cli;

import com.cruisemall.local.process.Orphans;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stops everything and keeps the data.")
final class DownCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Override
  public Integer call() {
    var supervisor = stack.supervisor();
    stack.stop();
    var orphans = Orphans.stop(stack.stateDirectory());
    if (supervisor.isEmpty() && orphans.isEmpty()) {
      System.out.println("not running");
      return 0;
    }
    orphans.forEach(name -> System.out.println("stopped orphaned process " + name));
    System.out.println("CruiseMall has stopped");
    return 0;
  }
}
