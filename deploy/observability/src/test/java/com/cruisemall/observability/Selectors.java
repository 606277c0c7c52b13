package com.cruisemall.observability;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Series that a PromQL expression selects. */
final class Selectors {
  private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

  /** A name that is neither a function nor an operator, with its matchers. */
  private static final Pattern SERIES =
      Pattern.compile(
          "(?<![\\w:.$])(?!(?:and|or|unless|bool)\\b)([a-zA-Z_:][\\w:]*)(?![\\w:]*\\s*\\()(\\{[^}]*})?");

  private Selectors() {}

  /** Returns each selector: the name and, if there are any, the matchers in braces. */
  static List<String> of(String expression) {
    String bare = RANGE.matcher(GROUPING.matcher(expression).replaceAll(" ")).replaceAll(" ");
    List<String> found = SERIES.matcher(hidden(bare)).results().map(MatchResult::group).toList();
    List<String> strings = STRING.matcher(bare).results().map(MatchResult::group).toList();
    return restored(found, strings);
  }

  /** Replaces strings by numbers, which no name contains. */
  private static String hidden(String expression) {
    int[] number = {0};
    return STRING.matcher(expression).replaceAll(_ -> "\"" + number[0]++ + "\"");
  }

  private static List<String> restored(List<String> selectors, List<String> strings) {
    return selectors.stream()
        .map(selector ->
            STRING
                .matcher(selector)
                .replaceAll(it ->
                    Matcher.quoteReplacement(
                        strings.get(Integer.parseInt(it.group().replace("\"", ""))))))
        .toList();
  }
}
