package com.cruisemall.local.cli;

import com.cruisemall.local.process.LogFile;
import com.cruisemall.local.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows the end of the logs.")
final class LogsCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 300;

  @Mixin private StackFolder stack = new StackFolder();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "Only this one, such as auth, gateway, postgres or build.")
  private @Nullable String name;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is added, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      description = "How many lines of each; ${DEFAULT-VALUE} if not given.")
  private int lines = 40;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var files = files();
    var followers = new ArrayList<Follower>();
    for (var file : files) {
      var prefix = files.size() == 1 ? "" : "%-9s | ".formatted(nameOf(file));
      followers.add(new Follower(file, line -> System.out.println(prefix + line)).skipExisting());
      new LogFile(file).tail(lines).forEach(line -> System.out.println(prefix + line));
    }
    while (follow) {
      for (var follower : followers) {
        follower.poll();
      }
      Thread.sleep(POLL_MILLIS);
    }
    return 0;
  }

  private List<Path> files() throws IOException {
    var folder = stack.folders().logs();
    if (name != null) {
      var file = stack.folders().log(name);
      if (!Files.exists(file)) {
        throw new StartFailure("there is no log " + file);
      }
      return List.of(file);
    }
    if (!Files.isDirectory(folder)) {
      throw new StartFailure("there are no logs in " + folder);
    }
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString().replace(".log", "");
  }
}
