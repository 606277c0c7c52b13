package com.cruisemall.local.cli;

import java.io.Console;
import java.util.Optional;

/** The terminal a person sits at, if any. */
final class Terminal {
  private Terminal() {}

  static boolean attached() {
    return console().isPresent();
  }

  /** False as well when nobody can be asked. */
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
