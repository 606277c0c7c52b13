package com.cruisemall.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Folder with npm packages, in which a test runs programs. Requires Node and npm. */
public final class NpmFolder {
  private static final String MANIFEST = "{\"private\":true,\"type\":\"module\"}";

  private final Path folder;

  private NpmFolder(Path folder) {
    this.folder = folder;
  }

  /** Installs packages in {@code target/<name>}, unless the same versions are installed. */
  public static NpmFolder with(String name, List<String> packages)
      throws IOException, InterruptedException {
    NpmFolder npm =
        new NpmFolder(Files.createDirectories(Path.of("target", name).toAbsolutePath()));
    Path installed = npm.folder.resolve("installed.txt");
    if (!Files.exists(installed) || !Files.readAllLines(installed).equals(packages)) {
      Files.writeString(npm.folder.resolve("package.json"), MANIFEST);
      List<String> install =
          new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"));
      install.addAll(packages);
      npm.run(install.toArray(String[]::new));
      Files.write(installed, packages);
    }
    return npm;
  }

  /** Returns the path of a file in the folder. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Copies a test resource into the folder. */
  public NpmFolder copy(Class<?> test, String resource) throws IOException {
    try (InputStream content = test.getResourceAsStream("/" + resource)) {
      Files.copy(
          Objects.requireNonNull(content), resolve(resource), StandardCopyOption.REPLACE_EXISTING);
    }
    return this;
  }

  /** Runs a program in the folder and returns its output; fails if the exit code is not 0. */
  public String run(String... command) throws IOException, InterruptedException {
    return run(Map.of(), command);
  }

  /** Runs a program with additional environment variables. */
  public String run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "run", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    int code = builder.start().waitFor();
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(code).as(text).isZero();
    return text;
  }
}
