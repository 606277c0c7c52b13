package com.cruisemall.local.cli;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.process.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Shows the last lines of the logs.",
    footer = {"", "Example: ./cruise logs -f -n 100 auth"})
final class LogsCommand implements Callable<Integer> {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(300);

  @Mixin private TargetStack stack = new TargetStack();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Log to show, for example auth, gateway, postgres or build; default: all.")
  private @Nullable String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Follow the logs until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "Number of lines of each log (default: ${DEFAULT-VALUE}).")
  private int lines = 40;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var files = files();
    var followers = new ArrayList<LogFollower>();
    for (var file : files) {
      var prefix = files.size() == 1 ? "" : "%-9s | ".formatted(nameOf(file));
      followers.add(
          new LogFollower(file, line -> System.out.println(prefix + line)).skipExisting());
      new LogFile(file).tail(lines).forEach(line -> System.out.println(prefix + line));
    }
    while (follow) {
      for (var follower : followers) {
        follower.poll();
      }
      Polling.pause(POLL_INTERVAL);
    }
    return 0;
  }

  private List<Path> files() throws IOException {
    var folder = stack.stateDirectory().logs();
    if (name != null) {
      var file = stack.stateDirectory().log(name);
      if (!Files.exists(file)) {
        throw new CommandFailedException("log file not found: " + file);
      }
      return List.of(file);
    }
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException("no log files in " + folder);
    }
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".log", "");
  }
}
