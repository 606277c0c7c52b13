package com.cruisemall.local.stack;

import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * What the build made of a module, and the copy of it that is run: a build while the stack is up
 * must not pull the files from under a running program.
 */
record Program(Path built, Path copy) {
  Path builtJar() {
    return built.resolve("quarkus-run.jar");
  }

  Path jar() {
    return copy.resolve("quarkus-run.jar");
  }

  /** Brings the copy up to date, file by file. */
  void refresh() {
    try {
      Files.createDirectories(copy);
      for (var path : paths(built)) {
        var target = copy.resolve(built.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!same(path, target)) {
          Files.copy(
              path,
              target,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      for (var path : paths(copy).stream().sorted(Comparator.reverseOrder()).toList()) {
        if (!Files.exists(built.resolve(copy.relativize(path).toString()))) {
          Files.delete(path);
        }
      }
    } catch (IOException e) {
      throw new StartFailure("cannot copy " + built + " to " + copy + ": " + e, e);
    }
  }

  private static boolean same(Path a, Path b) throws IOException {
    return Files.exists(b)
        && Files.size(a) == Files.size(b)
        && Files.getLastModifiedTime(a).equals(Files.getLastModifiedTime(b));
  }

  private static ArrayList<Path> paths(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return new ArrayList<>(paths.toList());
    }
  }
}
