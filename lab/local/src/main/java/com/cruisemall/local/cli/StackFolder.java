package com.cruisemall.local.cli;

import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.PidFile;
import com.cruisemall.local.stack.StackState;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command speaks of; several may run side by side, each in a folder of its own. */
final class StackFolder {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "The folder of the stack; .cruise in the checkout if not given.")
  private @Nullable Path directory;

  /** The checkout. */
  static Path root() {
    return Path.of(System.getProperty("cruise.root", "")).toAbsolutePath().normalize();
  }

  Folders folders() {
    return new Folders(directory == null ? root().resolve(".cruise") : directory);
  }

  PidFile supervisorFile() {
    return new PidFile(folders().pid("supervisor"));
  }

  /** The process that looks after the stack, if there is one. */
  Optional<ProcessHandle> supervisor() {
    return supervisorFile().read();
  }

  /** The state of a stack that is looked after; what an ended one left behind does not count. */
  Optional<StackState> live() {
    return supervisor().flatMap(_ -> StackState.read(folders().state()));
  }

  Path ownLog() {
    return folders().log("cruise");
  }
}
