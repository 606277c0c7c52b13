package com.cruisemall.local.cli;

import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.Orphans;
import com.cruisemall.local.process.Tree;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "reset",
    mixinStandardHelpOptions = true,
    description = "Wipes the local data and secrets, after asking.")
final class ResetCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    var folders = stack.folders();
    var lock = FolderLock.take(folders);
    if (lock.isEmpty()) {
      System.err.println("the stack is running: ./cruise down first");
      return 1;
    }
    try {
      if (!yes && !Terminal.confirms("Wipe all data and secrets in " + folders.root() + "?")) {
        System.err.println("nothing was wiped; --yes does it without asking");
        return 1;
      }
      Orphans.stop(folders);
      Tree.delete(folders.data());
      Tree.delete(folders.secrets());
      Tree.delete(folders.ports());
      Tree.delete(folders.state());
      System.out.println("wiped data and secrets of " + folders.root());
      return 0;
    } finally {
      lock.get().close();
    }
  }
}
