package com.cruisemall.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Log file of a process; the previous run is kept as {@code .1}. */
public record LogFile(Path path) {
  private static final int TAIL_BYTES = 32 * 1024;

  public void rotate() {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      if (Files.exists(path) && Files.size(path) > 0) {
        var previous = path.resolveSibling(path.getFileName() + ".1");
        Files.move(path, previous, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the last lines, at most {@code count}. */
  public List<String> tail(int count) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      var length = (int) Math.min(file.length(), TAIL_BYTES);
      file.seek(file.length() - length);
      var bytes = new byte[length];
      file.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
