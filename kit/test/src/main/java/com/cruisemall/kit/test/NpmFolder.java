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

/** A folder with packages of npm's, and what a test runs there. Needs Node and npm. */
public final class NpmFolder {
  private static final String MANIFEST = "{\"private\":true,\"type\":\"module\"}";

  private final Path folder;

  private NpmFolder(Path folder) {
    this.folder = folder;
  }

  /** Below {@code target}; packages, each with its version, that are there already stay. */
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

  /** A file in it. */
  public Path resolve(String name) {
    return folder.resolve(name);
  }

  /** Puts a resource of the test's into it. */
  public NpmFolder copy(Class<?> test, String resource) throws IOException {
    try (InputStream content = test.getResourceAsStream("/" + resource)) {
      Files.copy(
          Objects.requireNonNull(content), resolve(resource), StandardCopyOption.REPLACE_EXISTING);
    }
    return this;
  }

  /** Runs a program there, which must succeed; returns what it said. */
  public String run(String... command) throws IOException, InterruptedException {
    return run(Map.of(), command);
  }

  /** As {@link #run(String...)}, with more in its environment. */
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
