package com.cruisemall.load.findings;

import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Finding.Outcome;
import java.util.Map;

/**
 * What a figure may be at most or must be at least.
 *
 * @param figure its name among those of the run
 */
public record Limit(String figure, Direction direction, double bound, String unit, Text what) {
  /** Which side of the bound is good. */
  public enum Direction {
    AT_MOST,
    AT_LEAST
  }

  public static Limit atMost(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_MOST, bound, unit, new Text(ko, en));
  }

  public static Limit atLeast(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_LEAST, bound, unit, new Text(ko, en));
  }

  static Limit none(String figure, String ko, String en) {
    return atMost(figure, 0, "", ko, en);
  }

  /** Beside what was measured, if it was. */
  public Check check(Map<String, Double> figures) {
    double observed = figures.getOrDefault(figure, Double.NaN);
    if (Double.isNaN(observed)) {
      return new Check(this, observed, Outcome.NOT_MEASURED);
    }
    return new Check(this, observed, allows(observed) ? Outcome.PASSED : Outcome.FAILED);
  }

  /** What is not a number was not measured, and passes nothing. */
  private boolean allows(double value) {
    return switch (direction) {
      case AT_MOST -> value <= bound;
      case AT_LEAST -> value >= bound;
    };
  }
}
