package com.cruisemall.chat.knowledge;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Encodes text as the keystrokes that type it on a Korean keyboard (KS X 5002): one Latin letter
 * per letter of a syllable. Latin text is unchanged.
 *
 * <p>PostgreSQL trigrams of keystrokes compare letters instead of whole syllables, of which most
 * Korean words have two. They also work in the C locale, which has no trigrams for Hangul.
 */
final class Keystrokes {
  /** Keystrokes by jamo in Unicode order: leading consonants, vowels, trailing consonants. */
  private static final String[] LEADING = {
    "r", "rr", "s", "e", "ee", "f", "a", "q", "qq", "t", "tt", "d", "w", "ww", "c", "z", "x", "v",
    "g"
  };

  private static final String[] VOWELS = {
    "k", "o", "i", "o", "j", "p", "u", "p", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l"
  };

  private static final String[] TRAILING = {
    "r", "rr", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q",
    "qt", "t", "tt", "d", "w", "c", "z", "x", "v", "g"
  };

  private static final char FIRST_LEADING = '\u1100';
  private static final char FIRST_VOWEL = '\u1161';
  private static final char FIRST_TRAILING = '\u11a8';

  private Keystrokes() {}

  static String of(String text) {
    StringBuilder keys = new StringBuilder();
    Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .chars()
        .forEach(letter -> append(keys, (char) letter));
    return keys.toString();
  }

  private static void append(StringBuilder keys, char letter) {
    if (isIn(LEADING, FIRST_LEADING, letter)) {
      keys.append(LEADING[letter - FIRST_LEADING]);
    } else if (isIn(VOWELS, FIRST_VOWEL, letter)) {
      keys.append(VOWELS[letter - FIRST_VOWEL]);
    } else if (isIn(TRAILING, FIRST_TRAILING, letter)) {
      keys.append(TRAILING[letter - FIRST_TRAILING]);
    } else {
      keys.append(letter);
    }
  }

  private static boolean isIn(String[] jamo, char first, char letter) {
    return letter >= first && letter < first + jamo.length;
  }
}
