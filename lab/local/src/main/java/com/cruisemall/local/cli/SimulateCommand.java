package com.cruisemall.local.cli;

import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.stack.Extras;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** Runs the simulation of lab/load in a program of its own, which needs much of the machine. */
@Command(
    name = "simulate",
    description =
        "Plays many people against the stack and writes the audit's report; 1 if a limit is not"
            + " kept. Starts a stack if none runs.")
final class SimulateCommand implements Callable<Integer> {
  private static final String PROGRAM = "com.cruisemall.load.simulate.Simulate";
  private static final String HEAP = "-Xmx768m";

  @Mixin private StackFolder stack = new StackFolder();

  @Option(
      names = {"-h", "--help"},
      description = "Show what can be chosen.")
  private boolean help;

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "For a stack that has to be started: move all ports by this much.")
  private int portOffset;

  /** What the simulation itself understands. */
  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (help) {
      return simulate(List.of("--help"));
    }
    if (stack.live().isEmpty()) {
      System.out.println("no stack is running: starting one, which stays up (./cruise down)");
      int started = new Detached(stack).start(portOffset, Map.of(), new Extras(false, false));
      if (started != 0) {
        return started;
      }
    }
    var all = new ArrayList<>(List.of("--state", stack.folders().root().toString()));
    all.addAll(options);
    return simulate(all);
  }

  private static int simulate(List<String> arguments) throws IOException, InterruptedException {
    Path libraries = StackFolder.root().resolve("lab/load/target/dist/lib");
    if (!Files.isDirectory(libraries)) {
      throw new StartFailure("lab/load is not built: ./cruise up builds it");
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
