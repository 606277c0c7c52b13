package com.cruisemall.local.cli;

import com.cruisemall.local.process.Directories;
import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.Orphans;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Deletes all local data and secrets, after confirmation.")
final class ResetCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Option(names = "--yes", description = "Skip the confirmation.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    var stateDirectory = stack.stateDirectory();
    var lock = FolderLock.tryAcquire(stateDirectory);
    if (lock.isEmpty()) {
      System.err.println("the stack is running: stop it with ./cruise down first");
      return 1;
    }
    try {
      if (!yes
          && !Terminal.confirms("Delete all data and secrets in " + stateDirectory.root() + "?")) {
        System.err.println("nothing was deleted; use --yes to skip the confirmation");
        return 1;
      }
      Orphans.stop(stateDirectory);
      Directories.deleteRecursively(stateDirectory.data());
      Directories.deleteRecursively(stateDirectory.secrets());
      Directories.deleteRecursively(stateDirectory.ports());
      Directories.deleteRecursively(stateDirectory.state());
      System.out.println("deleted data and secrets in " + stateDirectory.root());
      return 0;
    } finally {
      lock.get().close();
    }
  }
}
