package com.cruisemall.kit.request;

/** Control characters (Unicode category Cc). PostgreSQL cannot store U+0000. */
public final class ControlCharacters {
  private ControlCharacters() {}

  /** Returns true if the text has a control character other than tab, line feed and return. */
  public static boolean inText(String text) {
    return text.chars().anyMatch(c -> Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0);
  }

  /** Returns true if the line has any control character. */
  public static boolean inLine(String line) {
    return line.chars().anyMatch(Character::isISOControl);
  }
}
