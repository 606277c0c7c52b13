package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Limit;
import java.util.Locale;

/** Number formats of the reports. */
final class Numbers {
  private static final double WITHOUT_DECIMALS_FROM = 100;

  private Numbers() {}

  static String of(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == Math.rint(value) || Math.abs(value) >= WITHOUT_DECIMALS_FROM) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String of(double value, String unit) {
    return (of(value) + " " + unit).strip();
  }

  static String limit(Limit limit) {
    String sign =
        switch (limit.direction()) {
          case AT_MOST -> "≤ ";
          case AT_LEAST -> "≥ ";
        };
    return sign + of(limit.bound(), limit.unit());
  }

  static String observed(Check check) {
    return "%s (%s)".formatted(of(check.observed(), check.limit().unit()), limit(check.limit()));
  }
}
