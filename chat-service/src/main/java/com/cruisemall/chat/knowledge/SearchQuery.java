package com.cruisemall.chat.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A question prepared for looking for keywords in it.
 *
 * @param unspaced in small letters and without anything between the words
 * @param spaced the words with a blank before each
 * @param keystrokes the words as typed on a Korean keyboard
 */
record SearchQuery(String unspaced, String spaced, String keystrokes) {
  static SearchQuery of(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("['’-]", "");
    List<String> words = Arrays.asList(plain.strip().split("[^\\p{L}\\p{N}]+"));
    String spaced = " " + String.join(" ", words);
    return new SearchQuery(String.join("", words), spaced, Keystrokes.of(spaced));
  }

  /**
   * Whether a keyword is in it. English words begin with the keyword; Korean ones are found
   * anywhere, since people space them as they like and endings are attached to them.
   */
  boolean mentions(String keyword) {
    boolean english = keyword.chars().allMatch(letter -> letter < 128);
    return english ? spaced.contains(" " + keyword) : unspaced.contains(keyword);
  }
}
