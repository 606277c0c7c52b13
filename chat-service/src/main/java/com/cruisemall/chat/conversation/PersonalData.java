package com.cruisemall.chat.conversation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks passport, resident registration, card and phone numbers and e-mail addresses. Masked data
 * is neither sent to the model nor stored.
 */
public final class PersonalData {
  /** A kind of personal data: its pattern, its mask, and a check of each match. */
  private record Kind(Pattern form, String mask, Predicate<String> check) {
    String hide(String text) {
      return form.matcher(text).replaceAll(this::replacement);
    }

    private String replacement(MatchResult found) {
      return check.test(found.group()) ? mask : Matcher.quoteReplacement(found.group());
    }
  }

  /** Kinds in the order of the search: the more certain first. */
  private static final List<Kind> KINDS =
      List.of(
          kind("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}", "[이메일]"),
          kind("(?<!\\d)\\d{6}[-\\s]?[1-8]\\d{6}(?!\\d)", "[주민등록번호]", PersonalData::startsWithDate),
          kind(
              "(?<!\\d)(?:\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{1,7}|\\d{4}[ -]?\\d{6}[ -]?\\d{5})(?!\\d)",
              "[카드번호]", PersonalData::passesLuhn),
          kind(
              "(?<!\\d)(?:\\+?82[-. ]?)?0?(?:1[016789]|2|[3-6][1-5]|70|50\\d)[-. ]?\\d{3,4}[-. ]\\d{4}(?!\\d)",
              "[전화번호]"),
          kind("(?<!\\d)(?:\\+?82[-. ]?0?|0)1[016789]\\d{7,8}(?!\\d)", "[전화번호]"),
          kind("\\+\\d{1,3}(?:[-. ]?\\d{2,4}){2,4}(?!\\d)", "[전화번호]"),
          kind(
              "(?i)(?<![a-z0-9])(?:[a-z]{1,2}\\d{7,8}|[mrsodg]\\d{3}[a-z]\\d{4})(?![a-z0-9])",
              "[여권번호]"));

  private PersonalData() {}

  /** Returns the text with all personal data replaced by the names of its kinds. */
  public static String masked(String text) {
    String masked = text;
    for (Kind kind : KINDS) {
      masked = kind.hide(masked);
    }
    return masked;
  }

  private static Kind kind(String form, String mask) {
    return kind(form, mask, _ -> true);
  }

  private static Kind kind(String form, String mask, Predicate<String> check) {
    return new Kind(Pattern.compile(form), mask, check);
  }

  /** Checks the date of birth at the start of a resident registration number. */
  private static boolean startsWithDate(String number) {
    int month = Integer.parseInt(number.substring(2, 4));
    int day = Integer.parseInt(number.substring(4, 6));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** Checks the check digit of a card number (ISO/IEC 7812-1, annex B). */
  private static boolean passesLuhn(String number) {
    int[] digits = number.chars().filter(Character::isDigit).map(digit -> digit - '0').toArray();
    int sum = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[digits.length - 1 - i];
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return digits.length >= 13 && sum % 10 == 0;
  }
}
