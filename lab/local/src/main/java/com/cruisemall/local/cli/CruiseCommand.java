package com.cruisemall.local.cli;

import com.cruisemall.local.process.StartFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind the script {@code ./cruise}; without a command it tells what there is. */
@Command(
    name = "./cruise",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Starts, stops and examines CruiseMall on this machine.",
    version = "CruiseMall 1.0",
    footer = {
      "",
      "  ./cruise up               builds what is stale and starts everything",
      "  ./cruise COMMAND --help   the options of a command"
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
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
        .setExecutionExceptionHandler(CruiseCommand::tell)
        .execute(args);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command?");
  }

  /**
   * A failure a person can do something about is told in its own words; others keep their trace.
   */
  private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof StartFailure) {
      command.getErr().println(failure.getMessage());
      return 1;
    }
    throw failure;
  }
}
