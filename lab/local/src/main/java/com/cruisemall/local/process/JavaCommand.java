package com.cruisemall.local.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a Java child process; it runs on the same JDK as this one. */
public final class JavaCommand {
  private final List<String> words = new ArrayList<>();

  private JavaCommand(String heap) {
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-Xmx" + heap);
    words.add("-XX:+UseSerialGC");
    words.add("-XX:+UseCompactObjectHeaders");
    words.add("-XX:+ExitOnOutOfMemoryError");
    words.add("--enable-native-access=ALL-UNNAMED");
  }

  /** For a program that computes: compiled as well as can be. */
  public static JavaCommand full(String heap) {
    return new JavaCommand(heap);
  }

  /** For a program that mostly waits: quick to start, with little memory. */
  public static JavaCommand small(String heap) {
    return full(heap).option("-XX:TieredStopAtLevel=1");
  }

  public JavaCommand option(String option) {
    words.add(option);
    return this;
  }

  /** Runs a class of this program's own class path. */
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
    var whole = new ArrayList<>(words);
    whole.addAll(target);
    whole.addAll(arguments);
    return List.copyOf(whole);
  }

  /** The child may run in another folder, so nothing in it is relative. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
