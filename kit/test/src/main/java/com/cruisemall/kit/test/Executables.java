package com.cruisemall.kit.test;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests use where the machine has them. */
public final class Executables {
  private Executables() {}

  /** Whether there is such a program. */
  public static boolean has(String program) {
    return find(program).isPresent();
  }

  /** Where the first of that name is. */
  public static Optional<Path> find(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
