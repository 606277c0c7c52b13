package com.cruisemall.local.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Here for its help only: the script runs the tests itself, because the build replaces the very jar
 * this program is run from.
 */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Builds everything, runs every test and counts them.")
final class TestCommand implements Callable<Integer> {
  @Option(names = "--all", description = "The long tests too; a skipped test is a failure then.")
  private boolean all;

  @Override
  public Integer call() {
    System.err.println("start the tests with the script: ./cruise test" + (all ? " --all" : ""));
    return 2;
  }
}
