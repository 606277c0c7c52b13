package com.cruisemall.load.findings;

import java.util.List;
import java.util.Map;

/**
 * A finding of the audit: what was wrong, what is done to the shop to see whether it still is, and
 * the limits on what is measured then.
 *
 * @param part of the simulation that does it, for {@code --only}; several with commas between
 */
public record Finding(String id, Text found, Text done, String part, List<Limit> limits) {
  public Finding {
    limits = List.copyOf(limits);
  }

  /** The parts without which it cannot be judged. */
  List<String> parts() {
    return List.of(part.split(",", -1));
  }

  /** What was seen. */
  public enum Outcome {
    PASSED,
    FAILED,
    /** The part that measures it did not run, or did not get that far: no success either. */
    NOT_MEASURED
  }

  /**
   * One limit beside what was measured.
   *
   * @param observed {@code NaN} if it was not measured
   */
  public record Check(Limit limit, double observed, Outcome outcome) {}

  /** The finding, judged. */
  public record Verdict(Finding finding, List<Check> checks, Outcome outcome) {
    public Verdict {
      checks = List.copyOf(checks);
    }
  }

  /** Judges by the figures of a run and nothing else. */
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
