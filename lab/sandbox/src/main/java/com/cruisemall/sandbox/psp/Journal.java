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
 * Lines that survive the process and the machine. Whoever waits for his line to be on disk waits
 * together with all others who wrote meanwhile: one {@code fsync} serves many.
 */
final class Journal {
  private final Path file;
  private final FileChannel channel;
  private final Object syncing = new Object();
  private long synced;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static Journal in(Path folder) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("payments.jsonl");
      return new Journal(
          file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep payments in " + folder, e);
    }
  }

  /** The lines of a folder, without one that was being written when the process ended. */
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

  /** Writes down the same state in as few lines as there need be. */
  static void rewrite(Path folder, List<String> lines) {
    try {
      Files.createDirectories(folder);
      Path fresh = folder.resolve("payments.new");
      try (var channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        for (String line : lines) {
          write(channel, line);
        }
        channel.force(true);
      }
      Files.move(
          fresh,
          folder.resolve("payments.jsonl"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep payments in " + folder, e);
    }
  }

  /** Adds a line; {@link #sync} with what is returned waits until it is on disk. */
  long append(String line) {
    try {
      write(channel, line);
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  void sync(long position) {
    synchronized (syncing) {
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
