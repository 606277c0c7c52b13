package com.cruisemall.load.findings;

import java.util.List;
import java.util.Map;

/**
 * Finding of the audit with the procedure that checks it and the limits on the figures.
 *
 * @param part stages that measure the figures, separated by commas, as for {@code --only}
 */
public record Finding(
    String id, LocalizedText problem, LocalizedText procedure, String part, List<Limit> limits) {
  public Finding {
    limits = List.copyOf(limits);
  }

  /** Returns the stages without which the finding cannot be judged. */
  List<String> parts() {
    return List.of(part.split(",", -1));
  }

  /** Outcome of a check or finding. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** The stage did not run or did not get that far. Counts as not passed. */
    NOT_MEASURED
  }

  /**
   * Limit with the measured value.
   *
   * @param observed {@code NaN} if it was not measured
   */
  public record Check(Limit limit, double observed, Outcome outcome) {}

  /** Judged finding. */
  public record Verdict(Finding finding, List<Check> checks, Outcome outcome) {
    public Verdict {
      checks = List.copyOf(checks);
    }
  }

  /** Judges the finding by the figures of a run. */
  public Verdict judge(Map<String, Double> figures) {
    List<Check> checks = limits.stream().map(limit -> limit.check(figures)).toList();
    return new Verdict(this, checks, worst(checks));
  }

  private static Outcome worst(List<Check> checks) {
    if (checks.stream().anyMatch(check -> check.outcome() == Outcome.FAILED)) {
      return Outcome.FAILED;
    }
    boolean all =
        !checks.isEmpty() && checks.stream().allMatch(check -> check.outcome() == Outcome.PASSED);
    return all ? Outcome.PASSED : Outcome.NOT_MEASURED;
  }
}
