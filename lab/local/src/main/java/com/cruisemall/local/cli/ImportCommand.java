package com.cruisemall.local.cli;

import com.cruisemall.local.operator.ImportOldShop;
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
    description = {
      "Imports users, affiliates and trips of an old shop.",
      "docs/import.md describes the files. Records that were imported before stay unchanged.",
      "Exits with 1 if a record is rejected."
    },
    footer = {"", "Example: ./cruise import users.csv affiliates.csv trips.csv"})
final class ImportCommand implements Callable<Integer> {
  @Mixin private TargetStack stack = new TargetStack();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON files, or CSV files named users..., affiliates... or trips...")
  private List<Path> files = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    return new ImportOldShop(stack.requireRunning(), stack.secrets(), System.out).run(files) == 0
        ? 0
        : 1;
  }
}
