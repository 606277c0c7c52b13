package com.cruisemall.kit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Pattern;

/**
 * Normalises text that people type or paste. Every method takes linear time and gives the same
 * result when it is applied again.
 */
public final class TextNormalizer {
  /**
   * Characters without a glyph: the format characters (Cf), the other default-ignorable code points
   * of Unicode (joiners, Hangul fillers, variation selectors, tags) and the blank of Braille.
   */
  private static final String INVISIBLE =
      "\\p{Cf}\\x{34F}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{2800}\\x{3164}"
          + "\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0000}-\\x{E0FFF}";

  /** Regular expression of text without invisible characters. */
  public static final String VISIBLE = "[^" + INVISIBLE + "]*+";

  private static final Pattern INVISIBLE_CHARACTERS = Pattern.compile("[" + INVISIBLE + "]+");
  private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

  private TextNormalizer() {}

  /**
   * Returns the form for comparison: of identifiers, names, search words, machine-readable lines,
   * and text that is searched for personal data. It is NFKC, without invisible characters, with
   * single spaces and none around.
   */
  public static String comparable(String text) {
    return trimmed(Normalizer.normalize(visible(text), Form.NFKC));
  }

  /**
   * Returns the form of a name for storage and display: NFC, with single spaces and none around.
   */
  public static String name(String text) {
    return trimmed(composed(text));
  }

  /**
   * Returns the text in NFC and changes nothing else, which is the form of passwords: OpaqueString
   * of RFC 8265 without its replacement of spaces.
   */
  public static String composed(String text) {
    return Normalizer.normalize(text, Form.NFC);
  }

  /** Returns the text with single spaces and none around. */
  public static String trimmed(String text) {
    return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** Returns true if the text has a visible character and no control characters. */
  public static boolean isName(String text) {
    return !trimmed(visible(text)).isEmpty() && text.chars().noneMatch(Character::isISOControl);
  }

  /** Returns the text without invisible characters. */
  private static String visible(String text) {
    return INVISIBLE_CHARACTERS.matcher(text).replaceAll("");
  }
}
