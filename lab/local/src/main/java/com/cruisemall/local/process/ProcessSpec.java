package com.cruisemall.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Command, environment and working directory of a process.
 *
 * @param command the program and its arguments
 */
public record ProcessSpec(List<String> command, Map<String, String> environment, Path directory) {
  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Reads the specification of a running process from {@code /proc}. Linux only. */
  public static ProcessSpec of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      return new ProcessSpec(
          entries(process.resolve("cmdline")),
          environment(process.resolve("environ")),
          Files.readSymbolicLink(process.resolve("cwd")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the value of an environment variable, or an empty string. */
  public String variable(String name) {
    return environment.getOrDefault(name, "");
  }

  /** Returns the same specification with these variables added or replaced. */
  public ProcessSpec with(Map<String, String> variables) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(variables);
    return new ProcessSpec(command, merged, directory);
  }

  /** Returns the same specification with options after the program, as a JVM expects them. */
  public ProcessSpec withJvmOptions(List<String> options) {
    List<String> extended =
        Stream.of(command.subList(0, 1), options, command.subList(1, command.size()))
            .flatMap(List::stream)
            .toList();
    return new ProcessSpec(extended, environment, directory);
  }

  /** Starts a process with this environment only. */
  public Process start(Redirect output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(output).start();
  }

  private static Map<String, String> environment(Path file) throws IOException {
    return entries(file).stream()
        .map(entry -> entry.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, _) -> first));
  }

  /** Returns the entries of a file in which each one ends with a NUL character. */
  private static List<String> entries(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    String[] entries = text.split("\0", -1);
    return List.of(Arrays.copyOf(entries, entries.length - 1));
  }
}
