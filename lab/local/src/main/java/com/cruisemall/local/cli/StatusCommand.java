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
    description = {"Shows servers, addresses and databases.", "Exits with 1 if nothing runs."})
final class StatusCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Option(names = "--json", description = "Print the complete state as JSON.")
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
    for (var server : state.components()) {
      var restarts = server.restarts() == 0 ? "" : server.restarts() + " restarts";
      System.out.printf(
          "  %-9s %-10s pid %-7d %-22s %s%n",
          server.name(), server.state(), server.pid(), server.address(), restarts);
    }
    System.out.println();
    for (var database : state.postgres().databases()) {
      System.out.printf(
          "  database  %s  roles %s, %s%n",
          database.url(), database.runtime().name(), database.owner().name());
    }
    System.out.println("  secrets   " + state.secrets());
    System.out.println("  control   " + state.control());
  }
}
