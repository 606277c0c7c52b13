package com.cruisemall.gateway.webclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.cruisemall.kit.test.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Type checks of the web client, which the bundler omits; needs Node. */
class TypesTest {
  private static final Path FOLDER = Path.of("target", "types").toAbsolutePath();
  private static final Path SOURCES = Path.of("src", "main", "web").toAbsolutePath();

  @BeforeEach
  void needsNode() {
    assumeThat(Executables.has("node")).as("Node is not on the PATH").isTrue();
  }

  @Test
  void ofTheWebClientAreCorrect() throws IOException, InterruptedException {
    assertThat(check(SOURCES.resolve("app"))).isEmpty();
  }

  @Test
  void areChecked() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(FOLDER.resolve("wrong"));
    Files.writeString(folder.resolve("wrong.ts"), "export const many: number = 'many';\n");

    assertThat(check(folder)).contains("wrong.ts", "TS2322");
  }

  /** Folder of the unpacked WebJar, latest version. */
  private static Path webJar(String name) throws IOException {
    try (Stream<Path> versions =
        Files.list(FOLDER.resolve("META-INF/resources/webjars").resolve(name))) {
      return versions.max(Comparator.naturalOrder()).orElseThrow();
    }
  }

  /** Returns the compiler output for a folder. */
  private static String check(Path folder) throws IOException, InterruptedException {
    Path config = FOLDER.resolve("tsconfig.json");
    Files.writeString(
        config,
        """
        {"extends": "%1$s", "include": ["%2$s/**/*"],
         "compilerOptions": {"types": [], "paths": {
           "preact": ["%3$s"], "preact/*": ["%3$s/*"]}}}
        """
            .formatted(SOURCES.resolve("tsconfig.json"), folder, webJar("preact")));
    Path said = FOLDER.resolve("said.txt");
    Process compiler =
        new ProcessBuilder(
                "node",
                webJar("typescript").resolve("lib/tsc.js").toString(),
                "-p",
                config.toString())
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    compiler.waitFor();
    return Files.readString(said);
  }
}
