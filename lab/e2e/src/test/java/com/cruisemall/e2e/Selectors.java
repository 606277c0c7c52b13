package com.cruisemall.e2e;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an expression of PromQL reads. An alert is silent both when all is well and when the series
 * it watches has another name; this tells the two apart.
 */
final class Selectors {
  private static final Pattern GROUPING = Pattern.compile("\\b(by|without)\\s*\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

  /** A name that is no function, with the labels it is asked for. */
  private static final Pattern SERIES =
      Pattern.compile("(?<![\\w:.\"])([a-z_][a-zA-Z0-9_:]+)(?![\\w:]*\\s*\\()(\\{[^}]*})?");

  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

  private Selectors() {}

  /** Each series of the expression with any value of its labels. */
  static Set<String> of(String expression) {
    String bare = RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    return SERIES
        .matcher(bare)
        .results()
        .filter(found -> !WORDS.contains(found.group(1)))
        .map(Selectors::selector)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String selector(MatchResult found) {
    String labels = found.group(2) == null ? "" : found.group(2);
    return LABEL
        .matcher(labels)
        .results()
        .map(label -> label.group(1) + "!=\"\"")
        .distinct()
        .collect(Collectors.joining(",", found.group(1) + "{", "}"));
  }
}
