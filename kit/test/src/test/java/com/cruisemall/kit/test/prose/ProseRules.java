package com.cruisemall.kit.test.prose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules for engineering prose. A Javadoc sentence starts with a noun phrase or a third-person verb,
 * and plain modern words replace the flagged ones. Words that are flagged in one sense only, such
 * as "word", are left to reviewers.
 */
final class ProseRules {
  private static final Pattern SENTENCE_START =
      Pattern.compile("(?:\\A|(?<=[.;:!?])|@(?:param|throws)\\s+\\S+|@return)[\\s…]+(\\p{L}+)");
  private static final Pattern OPENING =
      Pattern.compile("What|Who|Whom|Whose|Whether|How|Whoever|Whatever");

  private static final Pattern FLAGGED =
      Pattern.compile(
          """
          \\b(?:tells?|telling|told|bears?|bearing|bore|stands?(?! for)|stood|whoever|whatever|whomever\
          |anew|whence|thereof|lest|wanting|heed(?:s|ed|ing)?\
          |bury|buries|buried|farewell|errands?|patience|at once|under way\
          |(?:come|comes|came|coming) to lie|mend(?:s|ed|ing)?|of (?:one|its|their|his)(?:['’]s)? own\
          |by (?:itself|themselves)|(?:is|are|was|were|be|been|being) (?:had|asked)\
          |(?:be|is|are|was|were) (?:in line|away))\\b\
          """
              .replace(" ", "\\s+"),
          Pattern.CASE_INSENSITIVE);

  private ProseRules() {}

  /** Returns the violations in a text. */
  static List<Finding> check(Path file, Prose prose) {
    List<Finding> found = new ArrayList<>();
    if (prose.kind() == Prose.Kind.JAVADOC) {
      openings(SENTENCE_START, file, prose, found);
    }
    Matcher flagged = FLAGGED.matcher(prose.text());
    while (flagged.find()) {
      found.add(
          new Finding(
              file,
              prose.lineAt(flagged.start()),
              "flagged \"%s\": %s"
                  .formatted(
                      flagged.group(), excerpt(prose.text(), flagged.start(), flagged.end()))));
    }
    return found;
  }

  private static void openings(Pattern start, Path file, Prose prose, List<Finding> found) {
    Matcher sentence = start.matcher(prose.text());
    while (sentence.find()) {
      if (OPENING.matcher(sentence.group(1)).matches()) {
        found.add(
            new Finding(
                file,
                prose.lineAt(sentence.start(1)),
                "opening: " + excerpt(prose.text(), sentence.start(1), sentence.end(1) + 30)));
      }
    }
  }

  private static String excerpt(String text, int start, int end) {
    return text.substring(Math.max(0, start - 40), Math.min(text.length(), end + 30))
        .replaceAll("\\s+", " ")
        .strip();
  }
}
