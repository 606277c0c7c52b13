package com.cruisemall.local.process;

import com.cruisemall.local.process.ManagedProcess.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Programs of a stack whose supervisor was killed. */
public final class Orphans {
  private static final Duration GRACE = Duration.ofSeconds(15);

  private Orphans() {}

  /** Stops them; gives the names of those that ran. */
  public static List<String> stop(Folders folders) {
    var names = names(folders).stream().filter(name -> running(folders, name)).toList();
    Together.forEach(
        names,
        name -> {
          var signal = name.equals("postgres") ? StopSignal.INT : StopSignal.TERM;
          new ManagedProcess(folders, name, signal, GRACE).recover();
        });
    return names;
  }

  private static boolean running(Folders folders, String name) {
    return new PidFile(folders.pid(name)).read().isPresent();
  }

  private static List<String> names(Folders folders) {
    var directory = folders.pids();
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
