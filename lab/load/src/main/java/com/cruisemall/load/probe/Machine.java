package com.cruisemall.load.probe;

import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Processor and memory use of the machine and of the stack. */
public final class Machine {
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  private static final int IDLE = 4;
  private static final int IOWAIT = 5;

  private final LocalStack stack;
  private long lastAt = System.nanoTime();
  private double lastStackSeconds;
  private long[] lastTicks = ticks();

  Machine(LocalStack stack) {
    this.stack = stack;
    this.lastStackSeconds = processorSeconds();
  }

  /**
   * Use since the last call.
   *
   * @param processor use of the whole machine in percent
   * @param stack use by the stack in percent of the machine
   * @param memory resident memory of the stack in megabytes
   */
  record Use(double processor, double stack, double memory) {}

  Use use() {
    long now = System.nanoTime();
    double seconds = (now - lastAt) / 1e9;
    double stackSeconds = processorSeconds();
    long[] ticks = ticks();
    double stackUse = Math.max(0, 100 * (stackSeconds - lastStackSeconds) / (seconds * PROCESSORS));
    double busy = busy(lastTicks, ticks);
    lastAt = now;
    lastStackSeconds = stackSeconds;
    lastTicks = ticks;
    return new Use(busy, stackUse, residentMegabytes());
  }

  /** Returns processor, operating system and Java version. */
  public static List<String> description() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        "%d × %s".formatted(system.getAvailableProcessors(), processorName()),
        "%s %s %s".formatted(system.getName(), System.getProperty("os.version"), system.getArch()),
        "Java " + Runtime.version());
  }

  /** Returns the load average of the last minute. */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private double processorSeconds() {
    return processes()
        .mapToDouble(process ->
            process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0))
        .sum();
  }

  private double residentMegabytes() {
    return processes().mapToDouble(Machine::residentMegabytes).sum();
  }

  /** Returns the supervisor and its descendants, which include all PostgreSQL processes. */
  private Stream<ProcessHandle> processes() {
    return stack.supervisor().stream()
        .flatMap(supervisor -> Stream.concat(Stream.of(supervisor), supervisor.descendants()));
  }

  /** Returns the proportional set size of a process in megabytes. */
  public static double residentMegabytes(ProcessHandle process) {
    Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long[] ticks() {
    try {
      String line = Files.readAllLines(Path.of("/proc/stat")).getFirst();
      return Arrays.stream(line.split("\\s+", -1)).skip(1).mapToLong(Long::parseLong).toArray();
    } catch (IOException e) {
      return new long[0];
    }
  }

  private static double busy(long[] before, long[] after) {
    if (before.length < IOWAIT || after.length < IOWAIT) {
      return 0;
    }
    double all = Arrays.stream(after).limit(8).sum() - Arrays.stream(before).limit(8).sum();
    double idle = (after[IDLE - 1] - before[IDLE - 1]) + (after[IOWAIT - 1] - before[IOWAIT - 1]);
    return all <= 0 ? 0 : 100 * (all - idle) / all;
  }

  /** Returns the model name of the processor. */
  public static String processorName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 2))
          .orElse("processor");
    } catch (IOException e) {
      return System.getProperty("os.arch", "processor").toLowerCase(Locale.ROOT);
    }
  }
}
