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

/** The images: what can be told without building them. */
class ImagesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Path IMAGES = ROOT.resolve("deploy/images");
  private static final Pattern OPTION =
      Pattern.compile("(-XX:[A-Za-z+:=.-]+|--[a-z-]+=[A-Z-]+)(?=[\", ])");

  /** Without it the program ends early, and the image is not built. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway", "auth", "payment", "upload", "chat", "rates"})
  void trainsEachProgramWithWhatItRequires(String service) throws IOException {
    Set<String> given = new TreeSet<>();
    Files.readAllLines(IMAGES.resolve("training.env")).stream()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> given.add(line.substring(0, line.indexOf('='))));

    assertThat(given).containsAll(Required.of(service));
  }

  /** The JVM refuses a cache that was made by other options, and starts as slowly as without. */
  @Test
  void startsByTheOptionsOfTheTraining() throws IOException {
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
