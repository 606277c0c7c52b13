package com.cruisemall.kit.sentry;

import java.util.List;
import java.util.regex.Pattern;

/** What looks like a person's or like a secret in a text. */
final class PersonalData {
  private static final List<Pattern> PATTERNS =
      List.of(
          // A row that PostgreSQL quotes: Key (phone)=(...).
          Pattern.compile("(?<=\\)=)\\([^)]*\\)"),
          Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+"),
          // A phone of Korea, however it is written.
          Pattern.compile("(?<!\\d)(\\+?82[- ]?|0)1\\d[- ]?\\d{3,4}[- ]?\\d{4}(?!\\d)"),
          // A passport's number.
          Pattern.compile("\\b[A-Z]{1,2}\\d{7,8}\\b"),
          // Tokens, keys, digests.
          Pattern.compile("[A-Za-z0-9_=.+/-]{32,}"));

  private PersonalData() {}

  static String hidden(String text) {
    String hidden = text;
    for (Pattern pattern : PATTERNS) {
      hidden = pattern.matcher(hidden).replaceAll("***");
    }
    return hidden;
  }
}
