package com.cruisemall.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Static checks of the image build. */
class ImagesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path IMAGES = ROOT.resolve("deploy/images");
  private static final Pattern OPTION =
      Pattern.compile("(-XX:[A-Za-z+:=.-]+|--[a-z-]+=[A-Z-]+)(?=[\", ])");

  /** A missing variable ends the training run and fails the image build. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates"})
  void setsTheRequiredVariablesOfEachTrainingRun(String service) throws IOException {
    Set<String> given = new TreeSet<>();
    Files.readAllLines(IMAGES.resolve("training.env")).stream()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> given.add(line.substring(0, line.indexOf('='))));

    assertThat(given).containsAll(RequiredVariables.of(service));
  }

  /** The JVM ignores an AOT cache that was written under other options. */
  @Test
  void startsWithTheOptionsOfTheTrainingRun() throws IOException {
    Set<String> started = optionsOf(IMAGES.resolve("Dockerfile"), "ENTRYPOINT");

    assertThat(started).contains("-XX:+UseCompactObjectHeaders", "-XX:AOTCache=app.aot");
    started.remove("-XX:AOTCache=app.aot");
    Set<String> trained = optionsOf(IMAGES.resolve("Dockerfile"), "java -XX:AOTCacheOutput");
    trained.remove("-XX:AOTCacheOutput=app.aot");
    assertThat(trained).isEqualTo(started);
    assertThat(optionsOf(ROOT.resolve("pom.xml"), "<quarkus.jib.jvm-entrypoint>"))
        .isEqualTo(started);
  }

  private static Set<String> optionsOf(Path file, String line) throws IOException {
    Set<String> options = new TreeSet<>();
    Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(it -> it.startsWith(line))
        .forEach(it -> OPTION.matcher(it).results().forEach(option -> options.add(option.group())));
    return options;
  }
}
