package com.cruisemall.load.findings;

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

  static Limit atMost(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_MOST, bound, unit, new Text(ko, en));
  }

  static Limit atLeast(String figure, double bound, String unit, String ko, String en) {
    return new Limit(figure, Direction.AT_LEAST, bound, unit, new Text(ko, en));
  }

  static Limit none(String figure, String ko, String en) {
    return atMost(figure, 0, "", ko, en);
  }

  /** What is not a number was not measured, and passes nothing. */
  boolean allows(double value) {
    return switch (direction) {
      case AT_MOST -> value <= bound;
      case AT_LEAST -> value >= bound;
    };
  }
}
