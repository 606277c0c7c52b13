package com.cruisemall.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands of the runbooks that run in a container: an image has a JRE and a shell, no more. */
class RunbookCommandsTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Pattern COMMAND =
      Pattern.compile("`kubectl exec [A-Z]+ -- sh -c '([^']+)'`");

  @Test
  @Timeout(60)
  void workInAJre() throws IOException {
    List<String> commands = commands();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      Process program =
          new ProcessBuilder(
                  Stream.concat(
                          Stream.of(JAVA_HOME.resolve("bin/java").toString()),
                          Stream.concat(
                              Stream.of(options()), Stream.of("-m", "jdk.httpserver", "-p", "0")))
                      .toList())
              .redirectErrorStream(true)
              .start();
      try (BufferedReader output = program.inputReader()) {
        readUntil(output, "URL http");
        new ProcessBuilder("sh", "-c", command.replaceAll("\\b1$", "" + program.pid())).start();
        readUntil(output, "Full thread dump");
        readUntil(output, "#instances");
      } finally {
        program.destroy();
      }
    }
  }

  @Test
  void needNoJdk() throws IOException {
    for (Path page : pages()) {
      assertThat(page).content().doesNotContainPattern("\\b(jcmd|jmap|jstack|jstat)\\b");
    }
  }

  private static void readUntil(BufferedReader output, String text) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.contains(text)) {
        return;
      }
    }
    assertThat(lines).as("output ends without %s", text).contains(text);
  }

  private static String[] options() throws IOException {
    Path values = ROOT.resolve("deploy/helm/cruisemall/values.yaml");
    return new ObjectMapper(new YAMLFactory())
        .readTree(values.toFile())
        .at("/jvm/options")
        .asText()
        .split(" ", -1);
  }

  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (Path page : pages()) {
      COMMAND
          .matcher(Files.readString(page))
          .results()
          .forEach(found -> commands.add(found.group(1)));
    }
    return commands;
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/runbooks"))) {
      return files.toList();
    }
  }
}
