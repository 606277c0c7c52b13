package com.cruisemall.local.process;

import com.cruisemall.local.process.ManagedProcess.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Orphaned processes of a stack whose supervisor was killed. */
public final class Orphans {
  private static final Duration GRACE = Duration.ofSeconds(15);

  private Orphans() {}

  /** Stops them and returns the names of those that were running. */
  public static List<String> stop(StateDirectory stateDirectory) {
    var names =
        names(stateDirectory).stream().filter(name -> running(stateDirectory, name)).toList();
    Concurrently.forEach(
        names,
        name -> {
          var signal = name.equals("postgres") ? StopSignal.INT : StopSignal.TERM;
          new ManagedProcess(stateDirectory, name, signal, GRACE).stopOrphan();
        });
    return names;
  }

  private static boolean running(StateDirectory stateDirectory, String name) {
    return new PidFile(stateDirectory.pid(name)).read().isPresent();
  }

  private static List<String> names(StateDirectory stateDirectory) {
    var directory = stateDirectory.pids();
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid"))
          .map(name -> name.substring(0, name.length() - ".pid".length()))
          .filter(name -> !name.equals("supervisor"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
