package com.cruisemall.e2e;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Series that a PromQL expression reads. An alert is silent both when nothing is wrong and when its
 * series has another name; selectors distinguish the two.
 */
final class PromqlSelectors {
  private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on)\\s*\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

  /** A name that is not a function, with its label matchers. */
  private static final Pattern SERIES =
      Pattern.compile("(?<![\\w:.\"])([a-z_][a-zA-Z0-9_:]+)(?![\\w:]*\\s*\\()(\\{[^}]*})?");

  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)");

  /** The local Prometheus has one installation and no label for it. */
  private static final String NAMESPACE = "namespace";

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

  private PromqlSelectors() {}

  /** Returns a selector of each series with any value of its labels. */
  static Set<String> of(String expression) {
    String bare = RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    return SERIES
        .matcher(bare)
        .results()
        .filter(found -> !WORDS.contains(found.group(1)))
        .map(PromqlSelectors::selector)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String selector(MatchResult found) {
    String labels = found.group(2) == null ? "" : found.group(2);
    return LABEL
        .matcher(labels)
        .results()
        .filter(label -> !label.group(1).equals(NAMESPACE))
        .map(label -> label.group(1) + "!=\"\"")
        .distinct()
        .collect(Collectors.joining(",", found.group(1) + "{", "}"));
  }
}
