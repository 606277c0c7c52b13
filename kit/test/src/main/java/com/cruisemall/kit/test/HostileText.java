package com.cruisemall.kit.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text on which a regular expression could take quadratic time: long repetitions of the characters
 * it mentions. Counts the characters read instead of the time, which differs between machines.
 */
final class HostileText {
  private static final int LONG = 8_192;
  private static final int SHORT = 1_024;

  /** Reads per character that alternatives and bounded repetitions may need. */
  private static final int MAX_READS = 150;

  private static final int MAX_STARTS = 6;
  private static final int MAX_CHARACTERS = 24;

  /**
   * Less than threads of the service have, because requests may hold longer texts than these, and
   * because compiled code needs smaller frames.
   */
  private static final int STACK_BYTES = 192 * 1024;

  private static final String USUAL = " \t\nazAZ09-_.+/(,:<가!";
  private static final String END = "\0";

  private HostileText() {}

  /**
   * Returns a description of a text that takes too long, or that overflows the stack.
   *
   * @param searches whether a match is looked for at every position
   */
  static Optional<String> findFor(Pattern pattern, boolean searches) {
    var found = new AtomicReference<Optional<String>>(Optional.empty());
    Thread thread =
        new Thread(null, () -> found.set(find(pattern, searches)), "patterns", STACK_BYTES);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return found.get();
  }

  private static Optional<String> find(Pattern pattern, boolean searches) {
    Set<String> characters =
        new TreeSet<>(USUAL.codePoints().mapToObj(Character::toString).toList());
    Set<String> starts = new TreeSet<>(Set.of(""));
    Matcher words = Pattern.compile("[\\p{L}\\p{N} =:@$/-]++").matcher(pattern.pattern());
    words.results().limit(MAX_STARTS).forEach(word -> starts.add(word.group()));
    pattern
        .pattern()
        .codePoints()
        .distinct()
        .limit(MAX_CHARACTERS)
        .mapToObj(Character::toString)
        .forEach(characters::add);
    for (String one : characters) {
      for (String start : starts) {
        for (String text : List.of(start + one.repeat(LONG), start + one.repeat(LONG) + END)) {
          if (isSlow(pattern, searches, text)) {
            return Optional.of("\"%s\" and many \"%s\"".formatted(start, one));
          }
        }
      }
      for (String other : characters) {
        for (String text : pair(one, other)) {
          if (isSlow(pattern, searches, text)) {
            return Optional.of("many \"%s\" and \"%s\"".formatted(one, other));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> pair(String one, String other) {
    List<String> texts = new ArrayList<>();
    texts.add((one + other).repeat(SHORT) + END);
    texts.add(one.repeat(SHORT) + other.repeat(SHORT) + END);
    return texts;
  }

  private static boolean isSlow(Pattern pattern, boolean searches, String text) {
    try {
      Matcher matcher = pattern.matcher(new CountedText(text));
      if (searches) {
        while (matcher.find()) {}
      } else {
        boolean _ = matcher.matches();
      }
      return false;
    } catch (TooManyReadsException | StackOverflowError _) {
      return true;
    }
  }

  private static final class TooManyReadsException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class CountedText implements CharSequence {
    private final String text;
    private long left;

    CountedText(String text) {
      this.text = text;
      this.left = (long) MAX_READS * text.length();
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new TooManyReadsException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
