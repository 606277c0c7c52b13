package com.cruisemall.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A child process with a pid file and a log file.
 *
 * <p>The child writes straight into its log file and does not hang on its parent: when the parent
 * is killed the child lives on, and the next {@link #launch} finds it by its pid file and stops it.
 * A Ctrl-C at the terminal reaches the parent only, which then ends its children in order.
 */
public final class ManagedProcess {
  private static final Duration POLL = Duration.ofMillis(50);

  /** How a program is asked to end. PostgreSQL waits for its clients on TERM, but not on INT. */
  public enum StopSignal {
    TERM,
    INT
  }

  private final String name;
  private final PidFile pidFile;
  private final LogFile log;
  private final StopSignal stopSignal;
  private final Duration grace;
  private volatile @Nullable ProcessHandle current;

  public ManagedProcess(Folders folders, String name, StopSignal stopSignal, Duration grace) {
    this.name = name;
    this.pidFile = new PidFile(folders.pid(name));
    this.log = new LogFile(folders.log(name));
    this.stopSignal = stopSignal;
    this.grace = grace;
  }

  /** Stops what an earlier, killed parent left behind. */
  public void recover() {
    pidFile.read().ifPresent(this::end);
    pidFile.clear();
  }

  public void launch(List<String> command, Map<String, String> environment, Path directory) {
    recover();
    log.rotate();
    var builder = new ProcessBuilder(Processes.inOwnSession(command)).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(log.path().toFile());
    try {
      var handle = builder.start().toHandle();
      pidFile.write(handle);
      current = handle;
    } catch (IOException e) {
      throw new StartFailure(name + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Waits until the probe succeeds; fails when the process ends or the time is over. */
  public void awaitReady(Duration limit, Probe probe) {
    var deadline = Instant.now().plus(limit);
    while (!probe.ready()) {
      if (!running()) {
        throw new StartFailure(name + " ended while starting" + lastLines());
      }
      if (Instant.now().isAfter(deadline)) {
        stop();
        throw new StartFailure(
            name + " was not ready within " + limit.toSeconds() + " s" + lastLines());
      }
      pause();
    }
  }

  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(current).filter(Processes::alive);
  }

  public boolean running() {
    return process().isPresent();
  }

  public void stop() {
    process().ifPresent(this::end);
    pidFile.clear();
  }

  public void kill() {
    process().ifPresent(ManagedProcess::destroyForcibly);
    pidFile.clear();
  }

  private String lastLines() {
    var lines = log.tail(15);
    return lines.isEmpty()
        ? " (its log " + log.path() + " is empty)"
        : "; the end of " + log.path() + ":\n  " + String.join("\n  ", lines);
  }

  private void end(ProcessHandle process) {
    switch (stopSignal) {
      case TERM -> process.destroy();
      case INT -> interrupt(process);
    }
    if (!Processes.awaitEnd(process, grace)) {
      destroyForcibly(process);
    }
  }

  private static void destroyForcibly(ProcessHandle process) {
    process.destroyForcibly();
    Processes.awaitEnd(process, Duration.ofSeconds(5));
  }

  private static void interrupt(ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while starting", e);
    }
  }
}
