package com.cruisemall.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The id of a process and the time it was started, so that a process that merely got the same id
 * later is never taken for it.
 */
public final class PidFile {
  /** The clock's coarseness in what the operating system tells of a start time. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Path file;

  public PidFile(Path file) {
    this.file = file;
  }

  public void write(ProcessHandle process) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process written down here, if it still runs. */
  public Optional<ProcessHandle> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var fields = Files.readString(file).strip().split(" ", -1);
      if (fields.length != 2) {
        return Optional.empty();
      }
      var started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
      return ProcessHandle.of(Long.parseLong(fields[0]))
          .filter(Processes::alive)
          .filter(process -> distance(startOf(process), started).compareTo(TOLERANCE) <= 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static Duration distance(Instant a, Instant b) {
    return Duration.between(a, b).abs();
  }
}
