package com.cruisemall.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command line of a Java child process on the JDK of this process. */
public final class JavaCommand {
  private final List<String> options = new ArrayList<>();

  private JavaCommand(String heap) {
    options.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    options.add("-Xmx" + heap);
    options.add("-XX:+UseSerialGC");
    options.add("-XX:+UseCompactObjectHeaders");
    options.add("-XX:+ExitOnOutOfMemoryError");
    options.add("--enable-native-access=ALL-UNNAMED");
  }

  /** Uses all compiler tiers, for CPU-bound programs. */
  public static JavaCommand allTiers(String heap) {
    return new JavaCommand(heap);
  }

  /** Uses the C1 compiler only, for programs that start fast and mostly wait. */
  public static JavaCommand c1Only(String heap) {
    return allTiers(heap).option("-XX:TieredStopAtLevel=1");
  }

  public JavaCommand option(String option) {
    options.add(option);
    return this;
  }

  /** Runs a main class on the class path of this process. */
  public List<String> main(Class<?> type, List<String> arguments) {
    return with(List.of("-cp", classPath(), type.getName()), arguments);
  }

  public List<String> jar(Path jar) {
    return jar(jar, List.of());
  }

  public List<String> jar(Path jar, List<String> arguments) {
    return with(List.of("-jar", jar.toString()), arguments);
  }

  private List<String> with(List<String> target, List<String> arguments) {
    var command = new ArrayList<>(options);
    command.addAll(target);
    command.addAll(arguments);
    return List.copyOf(command);
  }

  /** Absolute paths, because the child may run in another directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
