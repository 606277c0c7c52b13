package com.cruisemall.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the complete lines that were appended to a file since the last poll. */
final class LogFollower {
  private final Path file;
  private final Consumer<String> lines;
  private long position;

  LogFollower(Path file, Consumer<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Skips the current content of the file. */
  LogFollower skipExisting() throws IOException {
    position = Files.exists(file) ? Files.size(file) : 0;
    return this;
  }

  void poll() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (var reader = new RandomAccessFile(file.toFile(), "r")) {
      if (reader.length() < position) {
        position = 0;
      }
      reader.seek(position);
      var bytes = new byte[(int) Math.min(1 << 20, reader.length() - position)];
      reader.readFully(bytes);
      var text = new String(bytes, StandardCharsets.UTF_8);
      var complete = text.substring(0, text.lastIndexOf('\n') + 1);
      position += complete.getBytes(StandardCharsets.UTF_8).length;
      complete.lines().forEach(lines);
    }
  }
}
