package com.cruisemall.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A renamed metric is renamed in dashboards, rules and runbooks too. */
class MetricNamesTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern SERIES = Pattern.compile("\\bcruisemall_[a-z_]+");
  private static final Pattern RECORDED = Pattern.compile("\\bcruisemall:[a-z_0-9:]+");
  private static final Pattern METER = Pattern.compile("\"(cruisemall(?:\\.[a-z]+)+)\"");

  /** Endings that Micrometer's Prometheus registry appends. */
  private static final Pattern ENDING = Pattern.compile("(_seconds)?(_(count|sum|bucket|max))?$");

  @Test
  void areThoseOfTheMetersInTheCode() throws IOException {
    Set<String> meters = meters();
    Set<String> unknown = new TreeSet<>(used(SERIES));
    unknown.removeIf(series -> isOf(series, meters));

    assertThat(meters).hasSizeGreaterThan(40);
    assertThat(unknown).isEmpty();
  }

  @Test
  void areRecordedWhereTheyNameARule() throws IOException {
    String rules = Files.readString(Path.of("rules", "recording.yml"));

    assertThat(used(RECORDED))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(rules).contains("record: " + name + "\n"));
  }

  private static boolean isOf(String series, Set<String> meters) {
    String plain = ENDING.matcher(series.replaceFirst("_total$", "")).replaceFirst("");
    return meters.contains(series) || meters.contains(plain);
  }

  private static Set<String> used(Pattern pattern) throws IOException {
    String texts =
        Dashboard.all().stream().flatMap(Dashboard::expressions).collect(Collectors.joining("\n"))
            + Files.readString(Path.of("rules", "alerts.yml"))
            + Files.readString(Path.of("rules", "recording.yml"))
            + files(ROOT.resolve("docs/runbooks"), ".md").collect(Collectors.joining());
    return pattern
        .matcher(texts)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of all meters as Prometheus writes them, without endings. */
  private static Set<String> meters() {
    return Stream.of(
            "gateway",
            "auth-service",
            "payment-service",
            "upload-service",
            "chat-service",
            "rates-service",
            "kit/service",
            "kit/transactions",
            "kit/outbox",
            "kit/images")
        .flatMap(module -> files(ROOT.resolve(module).resolve("src/main/java"), ".java"))
        .flatMap(source -> METER.matcher(source).results())
        .map(match -> match.group(1).replace('.', '_'))
        .collect(Collectors.toSet());
  }

  private static Stream<String> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(MetricNamesTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
