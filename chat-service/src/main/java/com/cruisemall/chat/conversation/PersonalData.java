package com.cruisemall.chat.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks passport, resident registration, card and phone numbers and e-mail addresses. Masked data
 * is neither sent to the model nor stored.
 */
public final class PersonalData {
  /** A kind of personal data: its pattern, its mask, and a check of each match. */
  private record Kind(Pattern form, String mask, Predicate<String> check) {
    List<Found> find(SearchableText text) {
      List<Found> found = new ArrayList<>();
      Matcher matcher = form.matcher(text.characters());
      for (int from = 0; matcher.find(from); ) {
        boolean certain = check.test(matcher.group());
        if (certain) {
          found.add(new Found(matcher.start(), matcher.end(), mask));
        }
        // Other digits before a number must not hide it.
        from = certain ? matcher.end() : matcher.start() + 1;
      }
      return found;
    }
  }

  /** Personal data between two places of the searchable text. */
  private record Found(int from, int to, String mask) {}

  /** A dot or a hyphen with up to three spaces on each side, or only spaces. */
  private static final String GAP = "(?: {1,3}(?:[-.·] {0,3})?|[-.·] {0,3})";

  private static final String KOREA = "(?:(?:\\+|00)?82" + GAP + "?)";
  private static final String MOBILE = "1[016789]";
  private static final String AREA = "(?:1[016789]|2|[3-6][1-5]|70|50\\d)";

  /** Kinds in the order of the search: the more certain first. */
  private static final List<Kind> KINDS =
      List.of(
          kind("[\\w.+%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}", "[이메일]"),
          kind(
              "(?<!\\d)\\d{6}(?:" + GAP + "|\\s)?[1-8]\\d{6}(?!\\d)",
              "[주민등록번호]",
              PersonalData::startsWithDate),
          kind(
              "(?<!\\d)(?:(?:\\d{4}"
                  + GAP
                  + "?){3}\\d{1,7}|\\d{4}"
                  + GAP
                  + "?\\d{6}"
                  + GAP
                  + "?\\d{5})(?!\\d)",
              "[카드번호]",
              PersonalData::passesLuhn),
          kind(
              "(?<!\\d)(?:"
                  + KOREA
                  + "?(?:\\(0?"
                  + MOBILE
                  + "\\)|(?:\\(0\\)|0)"
                  + MOBILE
                  + ")|"
                  + KOREA
                  + MOBILE
                  + ")"
                  + GAP
                  + "?\\d{3,4}"
                  + GAP
                  + "?\\d{4}(?!\\d)",
              "[전화번호]"),
          kind(
              "(?<!\\d)"
                  + KOREA
                  + "?(?:\\(0?"
                  + AREA
                  + "\\)|(?:\\(0\\)|0)?"
                  + AREA
                  + ")"
                  + GAP
                  + "?\\d{3,4}"
                  + GAP
                  + "\\d{4}(?!\\d)",
              "[전화번호]"),
          kind("\\+\\d{1,3}(?:" + GAP + "?(?:\\d{2,4}|\\(\\d{2,4}\\))){2,4}(?!\\d)", "[전화번호]"),
          kind(
              "(?i)(?<![a-z0-9])(?:[a-z]{1,2}\\d{7,8}|p?[mrsodg]"
                  + GAP
                  + "\\d{7,8}|[mrsodg]"
                  + GAP
                  + "?\\d{3}[a-z]\\d{4})(?![a-z0-9])",
              "[여권번호]"));

  private PersonalData() {}

  /**
   * Returns the text with all personal data replaced by the names of its kinds. Full-width and
   * invisible characters and other dashes do not hide it; the rest of the text stays as it is.
   */
  public static String masked(String text) {
    SearchableText searchable = new SearchableText(text);
    List<Found> found = new ArrayList<>();
    for (Kind kind : KINDS) {
      List<Found> ofKind = kind.find(searchable);
      ofKind.forEach(one -> searchable.erase(one.from(), one.to()));
      found.addAll(ofKind);
    }
    found.sort(Comparator.comparingInt(Found::from));
    StringBuilder masked = new StringBuilder();
    int rest = 0;
    for (Found one : found) {
      // One character of the original, such as a fraction, may belong to two places.
      int start = Math.max(rest, searchable.start(one.from()));
      masked.append(text, rest, start).append(one.mask());
      rest = Math.max(rest, searchable.end(one.to() - 1));
    }
    return masked.append(text, rest, text.length()).toString();
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
