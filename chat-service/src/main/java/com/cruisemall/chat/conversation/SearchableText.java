package com.cruisemall.chat.conversation;

import com.cruisemall.kit.text.TextNormalizer;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Text in the form in which personal data is searched: every character normalised, dashes as
 * hyphens, white space as spaces, invisible characters left out. Each of its characters has a place
 * in the original.
 */
final class SearchableText {
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\x{2212}]");

  private final StringBuilder characters = new StringBuilder();
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  SearchableText(String original) {
    for (int at = 0; at < original.length(); ) {
      int codePoint = original.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      append(normalized(codePoint), at, next);
      at = next;
    }
  }

  private void append(String normalized, int start, int end) {
    for (int i = 0; i < normalized.length(); i++) {
      int length = characters.length();
      if (length == starts.length) {
        starts = Arrays.copyOf(starts, 2 * length);
        ends = Arrays.copyOf(ends, 2 * length);
      }
      starts[length] = start;
      ends[length] = end;
      characters.append(normalized.charAt(i));
    }
  }

  private static String normalized(int codePoint) {
    if ((codePoint > ' ' && codePoint < 0x7F) || codePoint == '\n' || isHangul(codePoint)) {
      return Character.toString(codePoint);
    }
    if (Character.isDigit(codePoint)) {
      return Integer.toString(Character.digit(codePoint, 10));
    }
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
      return " ";
    }
    return DASH.matcher(TextNormalizer.comparable(Character.toString(codePoint))).replaceAll("-");
  }

  /** Syllables are most of the text and normalised already. */
  private static boolean isHangul(int codePoint) {
    return codePoint >= '가' && codePoint <= '힣';
  }

  CharSequence characters() {
    return characters;
  }

  /** Returns the place of a character in the original. */
  int start(int index) {
    return starts[index];
  }

  /** Returns the place behind a character in the original. */
  int end(int index) {
    return ends[index];
  }

  /** Overwrites characters, so that no other search finds them. */
  void erase(int from, int to) {
    characters.replace(from, to, "\0".repeat(to - from));
  }
}
