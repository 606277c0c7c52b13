package com.cruisemall.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Help of {@code ./cruise test}. The script runs the tests itself, because the build replaces the
 * jar of this program.
 */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Builds everything, runs all tests and prints their number.")
final class TestCommand implements Callable<Integer> {
  @Option(
      names = "--all",
      description = {
        "Also run the long tests and fail on skipped tests.",
        "Requires node, npm, prometheus, promtool and tesseract on the PATH."
      })
  private boolean all;

  @Override
  public Integer call() {
    System.err.println("run the tests with the script: ./cruise test" + (all ? " --all" : ""));
    return 2;
  }
}
