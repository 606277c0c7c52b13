package com.cruisemall.upload.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the two lines in text that a program read off a picture, and mends what such programs
 * confuse: a letter for the digit that looks like it, only where a check digit then agrees.
 */
final class MrzRepair {
  private static final String LETTERS = "OISBZ";
  private static final String DIGITS = "01582";
  private static final Pattern LINE_LIKE = Pattern.compile("[A-Z0-9<]{30,50}");
  private static final int MOST_DOUBTS = 8;

  private MrzRepair() {}

  /** The passport whose check digits hold best, if there is one in the text. */
  static Optional<Mrz> find(String text, LocalDate today) {
    List<String> lines =
        text.lines()
            .map(line -> line.replaceAll("[ «]", "").replace('|', 'I'))
            .filter(line -> LINE_LIKE.matcher(line).matches())
            .toList();
    Optional<Mrz> best = Optional.empty();
    for (int i = 0; i + 1 < lines.size(); i++) {
      Optional<Mrz> found =
          MrzParser.parse(nameLine(lines.get(i)), dataLine(lines.get(i + 1)), today);
      if (found.isPresent() && (best.isEmpty() || score(found.get()) > score(best.get()))) {
        best = found;
      }
    }
    return best.filter(mrz -> score(mrz) >= 2);
  }

  private static int score(Mrz mrz) {
    Mrz.Checks checks = mrz.checks();
    return (checks.documentNumber() ? 1 : 0)
        + (checks.birthDate() ? 1 : 0)
        + (checks.expiryDate() ? 1 : 0)
        + (checks.composite() ? 2 : 0);
  }

  /** There are no digits in the first line, and what is lost at its end are fillers. */
  private static String nameLine(String line) {
    return fitted(swapped(line, DIGITS, LETTERS));
  }

  private static String dataLine(String raw) {
    String line = fitted(raw);
    String tidy =
        line.substring(0, 9)
            + digits(line, 9, 10)
            + swapped(line.substring(10, 13), DIGITS, LETTERS)
            + digits(line, 13, 20)
            + line.charAt(20)
            + digits(line, 21, 28)
            + line.substring(28, 42)
            + digits(line, 42, 44);
    return withNumberThatAgrees(tidy);
  }

  /** Tries the doubtful characters of the document number until both of its check digits agree. */
  private static String withNumberThatAgrees(String line) {
    if (MrzParser.checks(line).documentNumber()) {
      return line;
    }
    List<Integer> doubts = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (LETTERS.indexOf(line.charAt(i)) >= 0 || DIGITS.indexOf(line.charAt(i)) >= 0) {
        doubts.add(i);
      }
    }
    if (doubts.size() > MOST_DOUBTS) {
      return line;
    }
    for (int choice = 1; choice < 1 << doubts.size(); choice++) {
      StringBuilder tried = new StringBuilder(line);
      for (int bit = 0; bit < doubts.size(); bit++) {
        if ((choice >> bit & 1) == 1) {
          int at = doubts.get(bit);
          tried.setCharAt(at, other(line.charAt(at)));
        }
      }
      Mrz.Checks checks = MrzParser.checks(tried.toString());
      if (checks.documentNumber() && checks.composite()) {
        return tried.toString();
      }
    }
    return line;
  }

  private static char other(char c) {
    int letter = LETTERS.indexOf(c);
    return letter >= 0 ? DIGITS.charAt(letter) : LETTERS.charAt(DIGITS.indexOf(c));
  }

  private static String digits(String line, int from, int to) {
    return swapped(line.substring(from, to), LETTERS, DIGITS);
  }

  private static String swapped(String text, String from, String to) {
    StringBuilder swapped = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at >= 0) {
        swapped.setCharAt(i, to.charAt(at));
      }
    }
    return swapped.toString();
  }

  /** Fillers in a row are miscounted; they stand before the last two characters or at the end. */
  private static String fitted(String line) {
    if (line.length() == MrzParser.LINE) {
      return line;
    }
    int fillers = line.lastIndexOf("<<");
    if (fillers < 0) {
      return line.length() > MrzParser.LINE
          ? line.substring(0, MrzParser.LINE)
          : line + "<".repeat(MrzParser.LINE - line.length());
    }
    if (line.length() < MrzParser.LINE) {
      return new StringBuilder(line)
          .insert(fillers, "<".repeat(MrzParser.LINE - line.length()))
          .toString();
    }
    StringBuilder shorter = new StringBuilder(line);
    while (shorter.length() > MrzParser.LINE && shorter.lastIndexOf("<<") >= 0) {
      shorter.deleteCharAt(shorter.lastIndexOf("<<"));
    }
    return shorter.length() == MrzParser.LINE
        ? shorter.toString()
        : shorter.substring(0, MrzParser.LINE);
  }
}
