package com.cruisemall.local.keycloak;

import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.process.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Keycloak's distribution, which Maven fetches from Maven Central the first time it is wanted (180
 * MB), unpacked and prepared for the database it is run with. The version is in the pom of this
 * module.
 */
final class KeycloakProgram {
  private final Path root;
  private final Path folder;
  private final Path log;

  /**
   * @param root the checkout, whose lab/local names the version
   */
  KeycloakProgram(Path root, Folders folders) {
    this.root = root;
    this.folder = folders.programs().resolve("keycloak");
    this.log = folders.log("keycloak-setup");
  }

  /** The folder that holds Keycloak's {@code lib}; returns when it is ready to run. */
  Path home() {
    var prepared = folder.resolve("prepared");
    try {
      if (!Files.exists(prepared)) {
        Tree.delete(folder);
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
      throw new StartFailure("Keycloak cannot be prepared in " + folder + ": " + e, e);
    }
  }

  private Path unpacked() throws IOException {
    try (var folders = Files.list(folder)) {
      return folders
          .filter(entry -> Files.exists(entry.resolve("bin/kc.sh")))
          .findFirst()
          .orElseThrow(() -> new StartFailure("there is no Keycloak in " + folder));
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
        throw new StartFailure(
            "Keycloak cannot be prepared: " + command.getFirst() + " failed, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while preparing Keycloak", e);
    }
  }
}
