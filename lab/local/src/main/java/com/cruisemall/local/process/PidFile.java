package com.cruisemall.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Process id with start time; the start time detects a reused process id. */
public final class PidFile {
  /** Accounts for the resolution of the start time that the operating system reports. */
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

  /** Returns the recorded process if it is still running. */
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
          .filter(Processes::isAlive)
          .filter(process -> distance(startOf(process), started).compareTo(TOLERANCE) <= 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void delete() {
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
