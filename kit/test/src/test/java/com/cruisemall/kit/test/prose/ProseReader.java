package com.cruisemall.kit.test.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extracts prose from files: Java sources, Markdown pages, XML and files with {@code #} comments.
 */
final class ProseReader {
  private static final Pattern JAVA_TOKEN =
      Pattern.compile(
          """
          (?<line>//[^\\n]*(?:\\n\\h*//[^\\n]*)*+)|(?<block>/\\*[\\s\\S]*?\\*/)\
          |(?<string>\"""[\\s\\S]*?(?<!\\\\)\"""|"(?:\\\\.|[^"\\\\\\n])*+")\
          |'(?:\\\\.|[^'\\\\\\n])*+'\
          |(?<log>\\b(?:Log|LOG|log|LOGGER|logger)\\s*\\.\\s*\\w+\\s*\\()|(?<open>\\()|(?<close>\\))\
          """);

  private static final Pattern JAVA_MARKUP =
      Pattern.compile(
          "<pre>[\\s\\S]*?</pre>|\\{@(?:code|link|linkplain|literal)\\s[^}]*}|</?\\w+[^>]*>|https?://\\S+");
  private static final Pattern PAGE_MARKUP =
      Pattern.compile(
          "(?m)^\\h*```[\\s\\S]*?^\\h*```|`[^`\\n]*`|]\\([^)\\n]*\\)|https?://\\S+|[*]{2}");
  private static final Pattern XML_PROSE =
      Pattern.compile("<!--[\\s\\S]*?-->|<description>[^<]*</description>");

  private ProseReader() {}

  /** Returns the prose of a file; nothing for kinds of files without prose. */
  static List<Prose> read(String name, String content) {
    if (name.endsWith(".java")) {
      return java(content);
    }
    if (name.endsWith(".md")) {
      return List.of(new Prose(Prose.Kind.PAGE, 1, blank(PAGE_MARKUP, content)));
    }
    if (name.equals("pom.xml")) {
      return XML_PROSE
          .matcher(content)
          .results()
          .map(
              it -> new Prose(Prose.Kind.COMMENT, 1 + newlines(content, 0, it.start()), it.group()))
          .toList();
    }
    return name.matches("cruise|.*Dockerfile|.*\\.(properties|ya?ml|sh|conf)")
        ? List.of(new Prose(Prose.Kind.COMMENT, 1, hashComments(content)))
        : List.of();
  }

  private static List<Prose> java(String source) {
    List<Prose> found = new ArrayList<>();
    Matcher token = JAVA_TOKEN.matcher(source);
    int logDepth = 0;
    int line = 1;
    int counted = 0;
    while (token.find()) {
      line += newlines(source, counted, token.start());
      counted = token.start();
      if (token.group("line") != null) {
        found.add(comment(Prose.Kind.COMMENT, line, token.group().replaceAll("(?m)^\\h*/+", " ")));
      } else if (token.group("block") != null) {
        Prose.Kind kind = token.group().startsWith("/**") ? Prose.Kind.JAVADOC : Prose.Kind.COMMENT;
        found.add(comment(kind, line, token.group().replaceAll("(?m)^\\h*/?\\*+/?|\\*+/", " ")));
      } else if (token.group("string") != null && logDepth > 0) {
        found.add(new Prose(Prose.Kind.LOG, line, token.group()));
      } else if (token.group("log") != null || (token.group("open") != null && logDepth > 0)) {
        logDepth++;
      } else if (token.group("close") != null && logDepth > 0) {
        logDepth--;
      }
    }
    return found;
  }

  private static Prose comment(Prose.Kind kind, int line, String text) {
    return new Prose(kind, line, blank(JAVA_MARKUP, text));
  }

  private static String hashComments(String content) {
    return content
        .lines()
        .map(line -> line.strip().startsWith("#") ? line.replaceFirst("#+", "") : "")
        .reduce("", (before, line) -> before + line + "\n");
  }

  /** Replaces markup and code by a placeholder with the same line breaks. */
  private static String blank(Pattern markup, String text) {
    Function<MatchResult, String> placeholder =
        it -> Matcher.quoteReplacement(it.group().replaceAll("[^\\n]+", "…"));
    return markup.matcher(text).replaceAll(placeholder);
  }

  private static int newlines(String content, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      count += content.charAt(i) == '\n' ? 1 : 0;
    }
    return count;
  }
}
