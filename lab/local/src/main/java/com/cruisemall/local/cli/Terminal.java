package com.cruisemall.local.cli;

import java.io.Console;
import java.util.Optional;

/** Interactive terminal of this process, if any. */
final class Terminal {
  private Terminal() {}

  static boolean attached() {
    return console().isPresent();
  }

  /** Asks for confirmation; returns false without an interactive terminal. */
  static boolean confirms(String question) {
    return console()
        .map(console -> console.readLine("%s [y/N] ", question))
        .filter(answer -> answer.strip().equalsIgnoreCase("y"))
        .isPresent();
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
