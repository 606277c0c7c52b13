package com.cruisemall.chat.fallback;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A question prepared for looking for keywords in it. */
record Question(String unspaced, List<String> words) {
  static Question of(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("['’-]", "");
    List<String> words = Arrays.asList(plain.split("[^\\p{L}\\p{N}]+"));
    return new Question(String.join("", words), words);
  }

  /**
   * Whether a keyword is in it. English words begin with the keyword; Korean ones are found
   * anywhere, since people space them as they like and endings are attached to them.
   */
  boolean mentions(String keyword) {
    boolean english = keyword.chars().allMatch(letter -> letter < 128);
    return english
        ? words.stream().anyMatch(word -> word.startsWith(keyword))
        : unspaced.contains(keyword);
  }
}
