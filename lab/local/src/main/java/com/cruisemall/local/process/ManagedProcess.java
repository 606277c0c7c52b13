package com.cruisemall.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Child process with a pid file and a log file.
 *
 * <p>The child writes directly to its log file and survives a kill of its parent; the next {@link
 * #launch} finds it by its pid file and stops it. It runs in its own session, so Ctrl-C reaches
 * only the parent, which stops its children in order.
 */
public final class ManagedProcess {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

  /** Signal that stops the process. PostgreSQL waits for its clients on TERM, but not on INT. */
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

  public ManagedProcess(
      StateDirectory stateDirectory, String name, StopSignal stopSignal, Duration grace) {
    this.name = name;
    this.pidFile = new PidFile(stateDirectory.pid(name));
    this.log = new LogFile(stateDirectory.log(name));
    this.stopSignal = stopSignal;
    this.grace = grace;
  }

  /** Stops the process that a killed parent left running. */
  public void stopOrphan() {
    pidFile.read().ifPresent(this::terminate);
    pidFile.delete();
  }

  public void launch(List<String> command, Map<String, String> environment, Path directory) {
    stopOrphan();
    log.rotate();
    var builder = new ProcessBuilder(Processes.inNewSession(command)).directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(log.path().toFile());
    try {
      var handle = builder.start().toHandle();
      pidFile.write(handle);
      current = handle;
    } catch (IOException e) {
      throw new CommandFailedException(name + " failed to start: " + e.getMessage(), e);
    }
  }

  /** Waits until the probe succeeds; fails if the process exits or the timeout expires. */
  public void awaitReady(Duration timeout, ReadinessProbe probe) {
    try {
      if (!Polling.until(() -> isReady(probe), POLL_INTERVAL, timeout)) {
        stop();
        throw new CommandFailedException(
            name + " was not ready within " + timeout.toSeconds() + " s" + lastLines());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while starting " + name, e);
    }
  }

  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(current).filter(Processes::isAlive);
  }

  public boolean running() {
    return process().isPresent();
  }

  public void stop() {
    process().ifPresent(this::terminate);
    pidFile.delete();
  }

  public void kill() {
    process().ifPresent(ManagedProcess::destroyForcibly);
    pidFile.delete();
  }

  private boolean isReady(ReadinessProbe probe) {
    if (probe.isReady()) {
      return true;
    }
    if (!running()) {
      throw new CommandFailedException(name + " exited during startup" + lastLines());
    }
    return false;
  }

  private String lastLines() {
    var lines = log.tail(15);
    return lines.isEmpty()
        ? " (log file " + log.path() + " is empty)"
        : "; last lines of " + log.path() + ":\n  " + String.join("\n  ", lines);
  }

  private void terminate(ProcessHandle process) {
    switch (stopSignal) {
      case TERM -> process.destroy();
      case INT -> interrupt(process);
    }
    if (!Processes.awaitExit(process, grace)) {
      destroyForcibly(process);
    }
  }

  private static void destroyForcibly(ProcessHandle process) {
    process.destroyForcibly();
    Processes.awaitExit(process, Duration.ofSeconds(5));
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
}
