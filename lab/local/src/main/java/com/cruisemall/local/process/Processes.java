package com.cruisemall.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@link ProcessHandle} leaves open. */
public final class Processes {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Optional<String> SETSID = onPath("setsid");

  private Processes() {}

  /**
   * Whether the process still does anything. One that has ended but was never collected by its
   * parent counts as gone: an orphan stays so for ever where nothing collects orphans.
   */
  public static boolean alive(ProcessHandle process) {
    return process.isAlive() && !uncollected(process.pid());
  }

  /** Waits for the end; false when the time is over or the wait was interrupted. */
  public static boolean awaitEnd(ProcessHandle process, Duration limit) {
    var deadline = Instant.now().plus(limit);
    while (alive(process)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** The command detached from the terminal's signals, where the system has a tool for that. */
  public static List<String> inOwnSession(List<String> command) {
    if (SETSID.isEmpty()) {
      return command;
    }
    return Stream.concat(SETSID.stream(), command.stream()).toList();
  }

  /** The program of that name in the first folder of the PATH that has one. */
  public static Optional<String> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean uncollected(long pid) {
    try {
      var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
  }
}
