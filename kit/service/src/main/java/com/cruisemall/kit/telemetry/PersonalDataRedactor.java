package com.cruisemall.kit.telemetry;

import java.util.List;
import java.util.regex.Pattern;

/** Replaces personal data and secrets in a text with {@code ***}. */
final class PersonalDataRedactor {
  private static final List<Pattern> PATTERNS =
      List.of(
          // Row values in a PostgreSQL message: Key (phone)=(...).
          Pattern.compile("(?<=\\)=)\\([^)]*\\)"),
          Pattern.compile("(?<![\\w.+-])[\\w.+-]++@[\\w-]++\\.[\\w.-]++"),
          // Korean mobile number in any notation.
          Pattern.compile("(?<!\\d)(\\+?82[- ]?|0)1\\d[- ]?\\d{3,4}[- ]?\\d{4}(?!\\d)"),
          // Passport number.
          Pattern.compile("\\b[A-Z]{1,2}\\d{7,8}\\b"),
          // Tokens, keys, digests.
          Pattern.compile("[A-Za-z0-9_=.+/-]{32,}"));

  private PersonalDataRedactor() {}

  static String redact(String text) {
    String redacted = text;
    for (Pattern pattern : PATTERNS) {
      redacted = pattern.matcher(redacted).replaceAll("***");
    }
    return redacted;
  }
}
