package com.cruisemall.chat.conversation;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks what people write about themselves without need: numbers of passports, residents, cards and
 * phones, and e-mail addresses. What is masked neither leaves for the model nor is stored.
 */
public final class PersonalData {
  /** One kind of number: how it is written, and whether a find really is one. */
  private record Kind(Pattern form, String mask, Predicate<String> check) {
    String hide(String text) {
      return form.matcher(text).replaceAll(this::replacement);
    }

    private String replacement(MatchResult found) {
      return check.test(found.group()) ? mask : Matcher.quoteReplacement(found.group());
    }
  }

  /** In the order in which they are looked for: the more certain first. */
  private static final List<Kind> KINDS =
      List.of(
          kind("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}", "[이메일]"),
          kind(
              "(?<!\\d)\\d{6}[-\\s]?[1-8]\\d{6}(?!\\d)", "[주민등록번호]", PersonalData::startsWithADate),
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

  /** The text with every such number replaced by the name of its kind. */
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

  /** A resident number starts with the day of birth. */
  private static boolean startsWithADate(String number) {
    int month = Integer.parseInt(number.substring(2, 4));
    int day = Integer.parseInt(number.substring(4, 6));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** The check digit of cards (ISO/IEC 7812-1, annex B). */
  private static boolean passesLuhn(String number) {
    int[] digits = number.chars().filter(Character::isDigit).map(digit -> digit - '0').toArray();
    int sum = 0;
    for (int i = 0; i < digits.length; i++) {
      int digit = digits[digits.length - 1 - i];
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return digits.length >= 13 && sum % 10 == 0;
  }
}
