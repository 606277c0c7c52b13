package com.cruisemall.local.cli;

import com.cruisemall.local.addon.AddOns;
import com.cruisemall.local.process.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Runs the simulation of lab/load in a separate JVM with a larger heap. */
@Command(
    name = "simulate",
    description = {
      "Simulates concurrent users and writes a report.",
      "Starts a stack if none is running. Exits with 1 if a limit is exceeded."
    })
final class SimulateCommand implements Callable<Integer> {
  private static final String PROGRAM = "com.cruisemall.load.simulate.RunSimulation";
  private static final String HEAP = "-Xmx768m";

  @Mixin private TargetStack stack = new TargetStack();

  @Option(
      names = {"-h", "--help"},
      description = "Show the options of the simulation.")
  private boolean help;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Port offset of a stack that has to be started.")
  private int portOffset;

  /** Options of the simulation. */
  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (help) {
      return simulate(List.of("--help"));
    }
    if (stack.live().isEmpty()) {
      System.out.println("no stack is running: starting one, stop it with ./cruise down");
      int started =
          new DetachedSupervisor(stack)
              .start(portOffset, Map.of(), new AddOns(false, false), Set.of());
      if (started != 0) {
        return started;
      }
    }
    var all = new ArrayList<>(List.of("--state", stack.stateDirectory().root().toString()));
    all.addAll(options);
    return simulate(all);
  }

  private static int simulate(List<String> arguments) throws IOException, InterruptedException {
    Path libraries = TargetStack.root().resolve("lab/load/target/dist/lib");
    if (!Files.isDirectory(libraries)) {
      throw new CommandFailedException("lab/load is not built: run ./cruise up");
    }
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-cp",
                libraries + "/*",
                PROGRAM));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
