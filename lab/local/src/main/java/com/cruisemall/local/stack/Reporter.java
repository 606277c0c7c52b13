package com.cruisemall.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Tells how it goes: line by line on the terminal and in the supervisor's own log. On a real
 * terminal one more line, which the next one replaces, says what is being waited for.
 */
public final class Reporter {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final Path log;

  public Reporter(PrintStream out, boolean terminal, Path log) {
    this.out = out;
    this.terminal = terminal;
    this.log = log;
  }

  public synchronized void say(String text) {
    out.println((terminal ? ERASE_LINE : "") + text);
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      Files.writeString(log, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized void waitingFor(List<String> names) {
    if (terminal) {
      var text = names.isEmpty() ? "" : "  starting: " + String.join(", ", names);
      out.print(ERASE_LINE + text);
      out.flush();
    }
  }
}
