package com.cruisemall.load.benchmark;

import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.local.process.ProcessSpec;
import com.cruisemall.local.process.Replica;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
 * Start-up time and memory of each program, without and with an AOT cache (JEP 483, 514) created as
 * in the images. The sides take turns in one run.
 */
@Command(
    name = "startup",
    mixinStandardHelpOptions = true,
    description =
        "Measures start-up time and memory of each program without and with an AOT cache. Linux"
            + " only.")
final class StartupBenchmark implements Callable<Integer> {
  @Option(names = "--state", description = "Folder of a running stack (${DEFAULT-VALUE}).")
  private Path state = Path.of(".cruise");

  @Option(names = "--rounds", description = "Starts per program and side (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Parameters(paramLabel = "PROGRAM", description = "Programs to start; all by default.")
  private List<String> programs = new ArrayList<>();

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new StartupBenchmark()).execute(arguments));
  }

  /** Seconds and megabytes of the starts of one side. */
  private record Side(List<Double> seconds, List<Double> megabytes) {
    Side() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void start(ProcessSpec program, List<String> options) {
      try (Replica replica = new Replica(program.withJvmOptions(options), Redirect.DISCARD)) {
        seconds.add(replica.startDuration().toNanos() / 1e9);
        megabytes.add(Machine.residentMegabytes(replica.process()));
      }
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%5.1f s (%.1f to %.1f)  %4.0f MB",
          BenchmarkReport.median(seconds),
          Collections.min(seconds),
          Collections.max(seconds),
          BenchmarkReport.median(megabytes));
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalStack stack = new LocalStack(state);
    System.out.printf(
        Locale.ROOT,
        "%s, load %.2f; %d starts of each%n",
        Machine.processorName(),
        Machine.load(),
        rounds);
    Path folder = Files.createTempDirectory("startup");
    for (String name : programs.isEmpty() ? stack.programs() : programs) {
      ProcessSpec program = ProcessSpec.of(stack.process(name).pid());
      Path cache = folder.resolve(name + ".aot");
      createCache(name, program, cache);
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

  /** Starts the program until it would serve, which writes the cache at its exit. */
  private static void createCache(String name, ProcessSpec program, Path cache)
      throws IOException, InterruptedException {
    int code =
        program
            .with(Map.of("QUARKUS_INIT_AND_EXIT", "true"))
            .withJvmOptions(List.of("-XX:AOTCacheOutput=" + cache))
            .start(Redirect.DISCARD)
            .waitFor();
    if (code != 0) {
      throw new IOException(name + " failed to create its AOT cache, exit code " + code);
    }
  }
}
