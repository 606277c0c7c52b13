package com.cruisemall.local.cli;

import com.cruisemall.local.operate.ImportOldShop;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Brings in an old shop's users, affiliates and trips, as docs/import.md describes the files;"
            + " what was brought in before is left as it is. Ends with 1 if a record was rejected.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private StackFolder stack = new StackFolder();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "JSON, or CSV of one kind each.")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var state =
        stack.live().orElseThrow(() -> new StartFailure("not running: start it with ./cruise up"));
    return new ImportOldShop(state, System.out).bring(files) == 0 ? 0 : 1;
  }
}
