package com.cruisemall.local.stack;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.PrivateFile;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Environment variables of each program as private files, while the stack runs.
 *
 * <p>One file is in the state directory, for {@code ./cruise dev}. The stack of the checkout also
 * writes {@code .env} into the module, which Quarkus reads in {@code mvn quarkus:dev}. Its names
 * have the prefix of the profile {@code dev}, so that tests and production ignore them.
 */
public final class EnvironmentFiles {
  private static final String DEV_PREFIX = "_DEV_";
  private static final String PROFILE = "QUARKUS_PROFILE";

  private final Path root;
  private final StateDirectory stateDirectory;

  public EnvironmentFiles(Path root, StateDirectory stateDirectory) {
    this.root = root;
    this.stateDirectory = stateDirectory;
  }

  void write(Component component, Map<String, String> environment) {
    try {
      new PrivateFile(file(component)).write(text("", environment));
      if (isOfCheckout()) {
        new PrivateFile(dotEnv(component)).write(text(DEV_PREFIX, environment));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the variables for development mode, which has its own profile. */
  public Map<String, String> read(Component component) {
    var file = file(component);
    var variables = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      variables.load(reader);
    } catch (IOException e) {
      throw new CommandFailedException("cannot read " + file + ": " + e, e);
    }
    variables.remove(PROFILE);
    return variables.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, variables::getProperty));
  }

  void delete(Component component) {
    try {
      Files.deleteIfExists(file(component));
      if (isOfCheckout()) {
        Files.deleteIfExists(dotEnv(component));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Component component) {
    return stateDirectory.environments().resolve(component.name() + ".env");
  }

  private Path dotEnv(Component component) {
    return root.resolve(component.module()).resolve(".env");
  }

  private boolean isOfCheckout() {
    return stateDirectory.equals(StateDirectory.ofCheckout(root));
  }

  private static String text(String prefix, Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> prefix.isEmpty() || !variable.getKey().equals(PROFILE))
        .map(variable ->
            prefix + variable.getKey() + "=" + variable.getValue().replace("\\", "\\\\") + "\n")
        .sorted()
        .collect(Collectors.joining());
  }
}
