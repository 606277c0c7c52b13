package com.cruisemall.load.findings;

import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Finding.Outcome;
import java.util.Map;

/**
 * Upper or lower limit of a figure.
 *
 * @param figure name of the figure
 * @param label description for the report
 */
public record Limit(
    String figure, Direction direction, double bound, String unit, LocalizedText label) {
  /** Allowed side of the bound. */
  public enum Direction {
    AT_MOST,
    AT_LEAST
  }

  public static Limit atMost(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_MOST, bound, unit, new LocalizedText(ko, en));
  }

  public static Limit atLeast(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_LEAST, bound, unit, new LocalizedText(ko, en));
  }

  static Limit zero(String figure, String ko, String en) {
    return atMost(figure, 0, "", ko, en);
  }

  /** Checks the figure of a run. */
  public Check check(Map<String, Double> figures) {
    double observed = figures.getOrDefault(figure, Double.NaN);
    if (Double.isNaN(observed)) {
      return new Check(this, observed, Outcome.NOT_MEASURED);
    }
    return new Check(this, observed, allows(observed) ? Outcome.PASSED : Outcome.FAILED);
  }

  /** Returns false for {@code NaN} too. */
  private boolean allows(double value) {
    return switch (direction) {
      case AT_MOST -> value <= bound;
      case AT_LEAST -> value >= bound;
    };
  }
}
