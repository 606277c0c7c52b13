package com.cruisemall.sandbox.psp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Append-only file of JSON lines that survives a crash of the process or the machine. Group commit:
 * concurrent writers share one {@code fsync}.
 */
final class Journal {
  private final Path file;
  private final FileChannel channel;
  private final Object syncLock = new Object();
  private long synced;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Journal open(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("payments.jsonl");
      return new Journal(
          file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write payments to " + folder, e);
    }
  }

  /** Reads the complete lines; an incomplete last line of a crash is ignored. */
  static List<String> lines(Path folder) {
    Path file = folder.resolve("payments.jsonl");
    try {
      String all = Files.exists(file) ? Files.readString(file) : "";
      int complete = all.lastIndexOf('\n');
      return complete < 0 ? List.of() : all.substring(0, complete).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Compacts the journal: replaces it by the given lines. */
  static void compact(Path folder, List<String> lines) {
    try {
      Files.createDirectories(folder);
      Path compacted = folder.resolve("payments.new");
      try (var channel =
          FileChannel.open(
              compacted,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (String line : lines) {
          write(channel, line);
        }
        channel.force(true);
      }
      Files.move(
          compacted,
          folder.resolve("payments.jsonl"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write payments to " + folder, e);
    }
  }

  /** Appends a line and returns the position for {@link #sync}. */
  long append(String line) {
    try {
      write(channel, line);
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Waits until everything up to the position is on disk. */
  void sync(long position) {
    synchronized (syncLock) {
      if (synced >= position) {
        return;
      }
      try {
        long written = channel.size();
        channel.force(false);
        synced = written;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + file, e);
      }
    }
  }

  private static void write(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
