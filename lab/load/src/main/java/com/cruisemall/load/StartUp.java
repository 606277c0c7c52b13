package com.cruisemall.load;

import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.SecondProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * How long each program takes to be ready, and how much memory it has then, without and with a
 * cache of classes that were loaded and linked ahead of time (JEP 483, 514), made as the images
 * make it. The sides take turns in one run.
 */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description = "Start-up and memory of each program without and with an AOT cache. Linux only.")
final class StartUp implements Callable<Integer> {
  @Option(names = "--state", description = "The folder of a running stack (${DEFAULT-VALUE}).")
  private Path state = Path.of(".cruise");

  @Option(names = "--rounds", description = "How often each is started (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Parameters(paramLabel = "PROGRAM", description = "Only these; all if none is named.")
  private List<String> programs = new ArrayList<>();

  /** Runs it. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StartUp()).execute(arguments));
  }

  /** Seconds and megabytes of one start after another. */
  private record Side(List<Double> seconds, List<Double> megabytes) {
    Side() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void start(SecondProgram program, List<String> options) throws IOException {
      try (SecondProgram.Running running = program.start(Map.of(), options)) {
        seconds.add(running.took().toNanos() / 1e9);
        megabytes.add(Machine.resident(running.process()));
      }
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%5.1f s (%.1f to %.1f)  %4.0f MB",
          Report.median(seconds),
          Collections.min(seconds),
          Collections.max(seconds),
          Report.median(megabytes));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalStack stack = new LocalStack(state);
    Http http = new Http();
    System.out.printf(
        Locale.ROOT,
        "%s, load %.2f; %d starts of each%n",
        Machine.processorName(),
        Machine.load(),
        rounds);
    Path folder = Files.createTempDirectory("startup");
    for (String name : programs.isEmpty() ? stack.programs() : programs) {
      SecondProgram program = new SecondProgram(stack, http, name);
      Path cache = folder.resolve(name + ".aot");
      program.rehearse(List.of("-XX:AOTCacheOutput=" + cache));
      Side without = new Side();
      Side with = new Side();
      for (int round = 0; round < rounds; round++) {
        without.start(program, List.of());
        with.start(program, List.of("-XX:AOTCache=" + cache));
      }
      System.out.printf(
          Locale.ROOT,
          "%-8s without %s   with %s   cache %.0f MB%n",
          name,
          without,
          with,
          Files.size(cache) / 1e6);
      Files.delete(cache);
    }
    return 0;
  }
}
