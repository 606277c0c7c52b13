package com.cruisemall.upload.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the two lines in OCR text and repairs typical OCR errors. A letter replaces a similar
 * digit, or the reverse, only if a check digit then matches.
 */
final class MrzRepair {
  private static final String LETTERS = "OISBZ";
  private static final String DIGITS = "01582";
  private static final Pattern LINE_LIKE = Pattern.compile("[A-Z0-9<]{30,50}");
  private static final int MAX_AMBIGUOUS = 8;

  private MrzRepair() {}

  /** Finds the passport with the most matching check digits. */
  static Optional<Mrz> find(String text, LocalDate today) {
    List<String> lines =
        text.lines()
            .map(line -> line.replaceAll("[ «]", "").replace('|', 'I'))
            .filter(line -> LINE_LIKE.matcher(line).matches())
            .toList();
    Optional<Mrz> best = Optional.empty();
    for (int i = 0; i + 1 < lines.size(); i++) {
      Optional<Mrz> found =
          MrzParser.parse(repairNameLine(lines.get(i)), repairDataLine(lines.get(i + 1)), today);
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

  /** The first line has no digits; characters lost at its end are fillers. */
  private static String repairNameLine(String line) {
    return fitLength(swap(line, DIGITS, LETTERS));
  }

  private static String repairDataLine(String raw) {
    String line = fitLength(raw);
    String repaired =
        line.substring(0, 9)
            + digits(line, 9, 10)
            + swap(line.substring(10, 13), DIGITS, LETTERS)
            + digits(line, 13, 20)
            + line.charAt(20)
            + digits(line, 21, 28)
            + line.substring(28, 42)
            + digits(line, 42, 44);
    return repairDocumentNumber(repaired);
  }

  /** Tries the ambiguous characters of the document number until both of its check digits match. */
  private static String repairDocumentNumber(String line) {
    if (MrzParser.checks(line).documentNumber()) {
      return line;
    }
    List<Integer> ambiguous = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      if (LETTERS.indexOf(line.charAt(i)) >= 0 || DIGITS.indexOf(line.charAt(i)) >= 0) {
        ambiguous.add(i);
      }
    }
    if (ambiguous.size() > MAX_AMBIGUOUS) {
      return line;
    }
    for (int subset = 1; subset < 1 << ambiguous.size(); subset++) {
      StringBuilder candidate = new StringBuilder(line);
      for (int bit = 0; bit < ambiguous.size(); bit++) {
        if ((subset >> bit & 1) == 1) {
          int at = ambiguous.get(bit);
          candidate.setCharAt(at, counterpart(line.charAt(at)));
        }
      }
      Mrz.Checks checks = MrzParser.checks(candidate.toString());
      if (checks.documentNumber() && checks.composite()) {
        return candidate.toString();
      }
    }
    return line;
  }

  private static char counterpart(char c) {
    int letter = LETTERS.indexOf(c);
    return letter >= 0 ? DIGITS.charAt(letter) : LETTERS.charAt(DIGITS.indexOf(c));
  }

  private static String digits(String line, int from, int to) {
    return swap(line.substring(from, to), LETTERS, DIGITS);
  }

  private static String swap(String text, String from, String to) {
    StringBuilder result = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at >= 0) {
        result.setCharAt(i, to.charAt(at));
      }
    }
    return result.toString();
  }

  /**
   * Corrects the number of fillers, which OCR often miscounts. They precede the last two characters
   * or at the end.
   */
  private static String fitLength(String line) {
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
