package com.cruisemall.local.addon;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Directories;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keycloak distribution. Maven downloads it once from Maven Central (180 MB, version in the pom of
 * this module), then {@code kc.sh build} prepares it for the H2 database.
 */
final class KeycloakDistribution {
  private final Path root;
  private final Path folder;
  private final Path log;

  /**
   * @param root the checkout
   */
  KeycloakDistribution(Path root, StateDirectory stateDirectory) {
    this.root = root;
    this.folder = stateDirectory.programs().resolve("keycloak");
    this.log = stateDirectory.log("keycloak-setup");
  }

  /** Returns the prepared installation directory; downloads and builds it at the first call. */
  Path home() {
    var prepared = folder.resolve("prepared");
    try {
      if (!Files.exists(prepared)) {
        Directories.deleteRecursively(folder);
        Files.createDirectories(folder);
        run(
            root,
            List.of(
                "mvn",
                "--batch-mode",
                "--no-transfer-progress",
                "--projects",
                "lab/local",
                "dependency:unpack@keycloak",
                "-Dkeycloak.folder=" + folder));
        run(
            unpacked(),
            List.of(
                unpacked().resolve("bin/kc.sh").toString(),
                "build",
                "--db=dev-file",
                "--health-enabled=true",
                "--cache=local"));
        Files.createFile(prepared);
      }
      return unpacked();
    } catch (IOException e) {
      throw new CommandFailedException("cannot prepare Keycloak in " + folder + ": " + e, e);
    }
  }

  private Path unpacked() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("bin/kc.sh")))
          .findFirst()
          .orElseThrow(() -> new CommandFailedException("no Keycloak distribution in " + folder));
    }
  }

  private void run(Path directory, List<String> command) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    var builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      if (builder.start().waitFor() != 0) {
        throw new CommandFailedException(
            "cannot prepare Keycloak: " + command.getFirst() + " failed, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while preparing Keycloak", e);
    }
  }
}
