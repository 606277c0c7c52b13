package com.cruisemall.upload.mrz;

import com.cruisemall.kit.text.TextNormalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parser of the two lines of 44 characters. */
public final class MrzParser {
  static final int LINE = 44;
  private static final Pattern FIRST = Pattern.compile("P[A-Z<][A-Z<]{42}");
  private static final Pattern SECOND = Pattern.compile("[A-Z0-9<]{44}");

  private MrzParser() {}

  /**
   * Parses both lines regardless of case and spaces; empty if they are not lines of a passport.
   *
   * @param today decides the century of the date of birth
   */
  public static Optional<Mrz> parse(String first, String second, LocalDate today) {
    String one = normalize(first);
    String two = normalize(second);
    if (!FIRST.matcher(one).matches() || !SECOND.matcher(two).matches()) {
      return Optional.empty();
    }
    String[] names = one.substring(5).split("<<", 2);
    return Optional.of(
        new Mrz(
            two.substring(0, 9).replace("<", ""),
            one.substring(2, 5).replace("<", ""),
            two.substring(10, 13).replace("<", ""),
            words(names[0]),
            names.length > 1 ? words(names[1]) : "",
            two.substring(20, 21),
            parseDate(two.substring(13, 19)).map(date -> toPast(date, today)),
            parseDate(two.substring(21, 27)),
            checks(two)));
  }

  static Mrz.Checks checks(String line) {
    String personal = line.substring(28, 42);
    char personalDigit = line.charAt(42);
    boolean noPersonal = personal.chars().allMatch(c -> c == '<');
    return new Mrz.Checks(
        isValid(line, 0, 9),
        isValid(line, 13, 19),
        isValid(line, 21, 27),
        CheckDigit.of(personal) == personalDigit || (noPersonal && personalDigit == '<'),
        CheckDigit.of(composite(line)) == line.charAt(43));
  }

  private static String composite(String line) {
    return line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 43);
  }

  private static boolean isValid(String line, int from, int to) {
    return CheckDigit.of(line.substring(from, to)) == line.charAt(to);
  }

  private static String normalize(String line) {
    return TextNormalizer.comparable(line).replace(" ", "").toUpperCase(Locale.ROOT);
  }

  private static String words(String name) {
    return name.replaceAll("<+", " ").strip();
  }

  /** Parses six digits, year first, in the current century. */
  private static Optional<LocalDate> parseDate(String digits) {
    try {
      return Optional.of(
          LocalDate.of(
              2000 + Integer.parseInt(digits.substring(0, 2)),
              Integer.parseInt(digits.substring(2, 4)),
              Integer.parseInt(digits.substring(4, 6))));
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static LocalDate toPast(LocalDate date, LocalDate today) {
    return date.isAfter(today) ? date.minusYears(100) : date;
  }
}
