package com.cruisemall.local.cli;

import com.cruisemall.local.process.CommandFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command line behind the script {@code ./cruise}. */
@Command(
    name = "./cruise",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Starts, stops, tests and checks CruiseMall on this machine.",
    version = "CruiseMall 1.0",
    footer = {
      "",
      "Examples:",
      "  ./cruise up --detach      build and start everything in the background",
      "  ./cruise logs -f auth     follow the log of auth-service",
      "  ./cruise dev payment      payment-service with live reload and debugger",
      "  ./cruise down             stop everything, keep the data",
      "",
      "Run ./cruise COMMAND --help for the options of a command."
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      DevCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      TestCommand.class,
      DoctorCommand.class,
      ResetCommand.class,
      RotateKeysCommand.class,
      ImportCommand.class,
      SimulateCommand.class
    })
public final class CruiseCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new CruiseCommand())
        .setExecutionExceptionHandler(CruiseCommand::handleException)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "missing command");
  }

  /** Prints the message of an expected failure; any other exception keeps its stack trace. */
  private static int handleException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    if (failure instanceof CommandFailedException) {
      command.getErr().println(failure.getMessage());
      return 1;
    }
    throw failure;
  }
}
