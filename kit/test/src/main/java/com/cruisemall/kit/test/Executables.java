package com.cruisemall.kit.test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds optional programs on the {@code PATH}. */
public final class Executables {
  private Executables() {}

  /** Returns true if the program is installed. */
  public static boolean has(String program) {
    return find(program).isPresent();
  }

  /** Returns the first executable with the name. */
  public static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
