package com.cruisemall.local.doctor;

import java.util.Locale;

/** The outcome of one check, with the figure it rests on. */
record Finding(Verdict verdict, String check, String figure) {
  enum Verdict {
    OK,
    WARN,
    FAIL
  }

  static Finding ok(String check, Object figure) {
    return new Finding(Verdict.OK, check, figure.toString());
  }

  static Finding warn(String check, Object figure) {
    return new Finding(Verdict.WARN, check, figure.toString());
  }

  static Finding fail(String check, Object figure) {
    return new Finding(Verdict.FAIL, check, figure.toString());
  }

  static Finding expect(boolean fulfilled, String check, Object figure) {
    return fulfilled ? ok(check, figure) : fail(check, figure);
  }

  String line() {
    return "%-4s  %-44s %s".formatted(verdict.name().toLowerCase(Locale.ROOT), check, figure);
  }
}
