package com.cruisemall.chat.knowledge;

import com.cruisemall.kit.text.TextNormalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A question normalized for keyword search.
 *
 * @param unspaced lower-case words without separators
 * @param spaced lower-case words with a space before each
 * @param keystrokes keystrokes of the spaced words
 */
record SearchQuery(String unspaced, String spaced, String keystrokes) {
  static SearchQuery of(String text) {
    String plain = TextNormalizer.comparable(text).toLowerCase(Locale.ROOT).replaceAll("['’-]", "");
    List<String> words = Arrays.asList(plain.strip().split("[^\\p{L}\\p{N}]+"));
    String spaced = " " + String.join(" ", words);
    return new SearchQuery(String.join("", words), spaced, Keystrokes.of(spaced));
  }

  /**
   * Returns true if the question contains the keyword. An English keyword matches the start of a
   * word. A Korean one matches anywhere, because spacing varies and words carry endings.
   */
  boolean mentions(String keyword) {
    boolean english = keyword.chars().allMatch(letter -> letter < 128);
    return english ? spaced.contains(" " + keyword) : unspaced.contains(keyword);
  }
}
