package com.cruisemall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Series of our own that alerts and recording rules select. They exist from the start of a program:
 * {@code rate()} and {@code increase()} ignore the first sample of a series.
 */
class AlertSeriesTest {
  private static final Path RULES = Stack.ROOT.resolve("deploy/observability/rules");
  private static final Pattern SELECTOR = Pattern.compile("\\b(cruisemall_[a-z_]+)(\\{[^}]*})?");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");

  /** Labels that a scrape adds. */
  private static final List<String> TARGET_LABELS = List.of("job", "instance");

  @Test
  void existFromTheStart() throws IOException {
    List<String> metrics = StartMetrics.lines();
    String rules =
        Files.readString(RULES.resolve("alerts.yml"))
            + Files.readString(RULES.resolve("recording.yml"));
    List<MatchResult> selectors = SELECTOR.matcher(rules).results().toList();

    assertThat(selectors).hasSizeGreaterThan(15);
    assertThat(
            selectors.stream().filter(it -> metrics.stream().noneMatch(line -> selects(it, line))))
        .extracting(MatchResult::group)
        .isEmpty();
  }

  private static boolean selects(MatchResult selector, String line) {
    int end = line.indexOf('{');
    if (!line.split("[{ ]", 2)[0].equals(selector.group(1))) {
      return false;
    }
    Map<String, String> labels = end < 0 ? Map.of() : labels(line.substring(end));
    String matchers = selector.group(2) == null ? "" : selector.group(2);
    return MATCHER
        .matcher(matchers)
        .results()
        .filter(it -> !TARGET_LABELS.contains(it.group(1)))
        .allMatch(it -> matches(labels.getOrDefault(it.group(1), ""), it));
  }

  private static Map<String, String> labels(String text) {
    return MATCHER
        .matcher(text)
        .results()
        .collect(Collectors.toMap(it -> it.group(1), it -> it.group(3)));
  }

  private static boolean matches(String value, MatchResult matcher) {
    String expected = matcher.group(3);
    return switch (matcher.group(2)) {
      case "=" -> value.equals(expected);
      case "!=" -> !value.equals(expected);
      case "=~" -> value.matches(expected);
      default -> !value.matches(expected);
    };
  }
}
