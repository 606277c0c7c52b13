package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of a release that need no registry, run in a copy of the files that they change. */
class ReleaseTest {
  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Pattern SCRIPT = Pattern.compile("deploy/release/[a-z]+\\.sh");

  @TempDir Path copy;

  @BeforeEach
  void copyTheCheckout() throws IOException, InterruptedException {
    List<String> files =
        run(ROOT, "git", "ls-files", "--cached", "--others", "--exclude-standard")
            .lines()
            .filter(file ->
                file.matches(
                    "(.*/)?pom\\.xml|cruise|CHANGELOG\\.md|deploy/(helm|images|release)/.*"))
            .filter(file -> Files.isRegularFile(ROOT.resolve(file)))
            .toList();
    for (String file : files) {
      Path target = copy.resolve(file);
      Files.createDirectories(target.getParent());
      Files.copy(ROOT.resolve(file), target);
    }
    run(copy, "git", "init", "--quiet");
    run(copy, "git", "add", ".");
  }

  @Test
  void setsTheVersionEverywhere() throws IOException, InterruptedException {
    run(copy, "deploy/release/version.sh", "7.8.9");

    // The peers of the benchmark are not part of the build.
    assertThat(run(copy, "grep", "-rl", "1.0.0-SNAPSHOT", "--include=pom.xml", ".").lines())
        .containsExactlyInAnyOrder(
            "./lab/load/peers/spring/pom.xml", "./lab/load/peers/vertx/pom.xml");
    assertThat(copy.resolve("cruise")).content().contains("cruisemall-local-7.8.9.jar");
    assertThat(copy.resolve("pom.xml")).content().contains("<version>7.8.9</version>");
    assertThat(copy.resolve("deploy/helm/cruisemall/Chart.yaml"))
        .content()
        .contains("version: 7.8.9", "appVersion: 7.8.9");
    assertThat(copy.resolve("deploy/images/build.sh")).content().contains("tag=7.8.9 ");
  }

  @Test
  void pinsTheImagesOfTheChart() throws IOException, InterruptedException {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    Files.createDirectories(copy.resolve("target"));
    Files.writeString(copy.resolve("target/images.txt"), "auth-service " + digest + "\n");

    run(copy, "deploy/release/chart.sh");

    JsonNode values =
        yaml(copy.resolve("target/chart/cruisemall/values.yaml")).at("/services/auth/image");
    assertThat(values.path("name").asText()).isEqualTo("auth-service");
    assertThat(values.path("digest").asText()).isEqualTo(digest);
  }

  @Test
  void printsTheNotesOfAVersion() throws IOException, InterruptedException {
    assertThat(run(copy, "deploy/release/notes.sh", "Unreleased")).contains("### Added");
    assertThat(
            new ProcessBuilder("deploy/release/notes.sh", "0.0.0")
                .directory(copy.toFile())
                .start()
                .waitFor())
        .isEqualTo(1);
  }

  @Test
  void runsEveryScriptInTheWorkflow() throws IOException {
    String steps =
        Files.readString(ROOT.resolve(".github/workflows/release.yml"), StandardCharsets.UTF_8);
    List<String> named = SCRIPT.matcher(steps).results().map(it -> it.group()).sorted().toList();

    try (Stream<Path> scripts = Files.list(ROOT.resolve("deploy/release"))) {
      assertThat(named)
          .isEqualTo(
              scripts
                  .filter(Files::isExecutable)
                  .map(it -> ROOT.relativize(it).toString())
                  .sorted()
                  .collect(Collectors.toList()));
    }
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
