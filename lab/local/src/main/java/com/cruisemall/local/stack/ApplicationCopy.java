package com.cruisemall.local.stack;

import com.cruisemall.local.process.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Copy of a module's {@code target/quarkus-app}. The stack runs the copy, so that a build does not
 * replace the files of a running program.
 */
record ApplicationCopy(Path built, Path copy) {
  Path builtJar() {
    return built.resolve("quarkus-run.jar");
  }

  Path jar() {
    return copy.resolve("quarkus-run.jar");
  }

  /** Copies new and changed files and deletes files that the build no longer has. */
  void sync() {
    try {
      Files.createDirectories(copy);
      for (var path : paths(built)) {
        var target = copy.resolve(built.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!isUnchanged(path, target)) {
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
      throw new CommandFailedException("cannot copy " + built + " to " + copy + ": " + e, e);
    }
  }

  private static boolean isUnchanged(Path source, Path target) throws IOException {
    return Files.exists(target)
        && Files.size(source) == Files.size(target)
        && Files.getLastModifiedTime(source).equals(Files.getLastModifiedTime(target));
  }

  private static ArrayList<Path> paths(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      return new ArrayList<>(paths.toList());
    }
  }
}
