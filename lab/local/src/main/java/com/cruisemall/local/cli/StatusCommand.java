package com.cruisemall.local.cli;

import com.cruisemall.local.stack.StackState;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Tells what runs, where, and how to reach it; 1 when nothing runs.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Option(names = "--json", description = "For scripts: everything, as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    var live = stack.live();
    if (live.isEmpty()) {
      System.out.println(json ? "{\"status\" : \"STOPPED\"}" : "not running");
      return 1;
    }
    if (json) {
      System.out.print(live.get().toJson());
    } else {
      print(live.get());
    }
    return 0;
  }

  private static void print(StackState state) {
    System.out.println(
        "CruiseMall is " + state.status().name().toLowerCase(Locale.ROOT) + ": " + state.address());
    System.out.println();
    for (var part : state.components()) {
      var restarts = part.restarts() == 0 ? "" : "restarted " + part.restarts() + " times";
      System.out.printf(
          "  %-9s %-10s pid %-7d %-22s %s%n",
          part.name(), part.state(), part.pid(), part.address(), restarts);
    }
    System.out.println();
    for (var database : state.postgres().databases()) {
      System.out.printf(
          "  %s as %s or %s%n", database.url(), database.runtime().name(), database.owner().name());
    }
    System.out.println("  passwords in " + state.secrets());
    System.out.println("  control at " + state.control());
  }
}
