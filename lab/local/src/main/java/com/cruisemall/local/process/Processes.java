package com.cruisemall.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Process utilities that {@link ProcessHandle} lacks. */
public final class Processes {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final Optional<String> SETSID = findOnPath("setsid");

  private Processes() {}

  /**
   * Returns true while the process is running. A zombie counts as ended, because an orphan stays a
   * zombie forever in a container without an init process.
   */
  public static boolean isAlive(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  /** Waits for the exit of the process; returns false on timeout or interruption. */
  public static boolean awaitExit(ProcessHandle process, Duration timeout) {
    try {
      return Polling.until(() -> !isAlive(process), POLL_INTERVAL, timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Wraps the command in {@code setsid}, if installed, so that it does not receive the terminal's
   * signals.
   */
  public static List<String> inNewSession(List<String> command) {
    if (SETSID.isEmpty()) {
      return command;
    }
    return Stream.concat(SETSID.stream(), command.stream()).toList();
  }

  /** Finds an executable on the PATH. */
  public static Optional<String> findOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean isZombie(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
  }
}
