package com.cruisemall.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Prints progress to the terminal and to the supervisor's log. On an interactive terminal a status
 * line lists the servers that are starting.
 */
public final class ProgressReporter {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Path log;

  public ProgressReporter(PrintStream out, boolean terminal, Path log) {
    this.out = out;
    this.terminal = terminal;
    this.log = log;
  }

  public synchronized void print(String text) {
    out.println((terminal ? ERASE_LINE : "") + text);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.writeString(log, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void showStarting(List<String> names) {
    if (terminal) {
      var text = names.isEmpty() ? "" : "  starting: " + String.join(", ", names);
      out.print(ERASE_LINE + text);
      out.flush();
    }
  }
}
