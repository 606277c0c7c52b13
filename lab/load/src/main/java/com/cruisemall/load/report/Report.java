package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding;
import com.cruisemall.load.findings.Finding.Outcome;
import com.cruisemall.load.findings.Finding.Verdict;
import com.cruisemall.load.stages.Scene;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run: where, how, what was measured, and what follows of it.
 *
 * @param users at once
 * @param day how long people arrived during the mixed day
 * @param loadBefore how many processes wanted to run before, which tells of other work
 * @param addresses from how many network addresses the people came
 */
public record Report(
    Instant began,
    Duration took,
    int users,
    Duration day,
    List<String> machine,
    double loadBefore,
    double loadAfter,
    int addresses,
    Map<String, Double> figures,
    List<Scene.Part> parts,
    List<Verdict> verdicts) {
  public Report {
    machine = List.copyOf(machine);
    figures = new LinkedHashMap<>(figures);
    parts = List.copyOf(parts);
    verdicts = List.copyOf(verdicts);
  }

  /** Whether every limit is kept; what was not measured keeps none. */
  public boolean passed() {
    return verdicts.stream().allMatch(verdict -> verdict.outcome() == Outcome.PASSED);
  }

  public long count(Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  /** In a few lines, for the terminal. */
  public void say(PrintStream out) {
    for (Verdict verdict : verdicts) {
      Finding finding = verdict.finding();
      out.printf("%-12s %-4s %s%n", word(verdict.outcome()), finding.id(), finding.found().en());
      for (Finding.Check check : verdict.checks()) {
        if (check.outcome() != Outcome.PASSED) {
          out.printf(
              "                  %s: %s%n", check.limit().what().en(), Numbers.observed(check));
        }
      }
    }
    out.printf(
        "%d passed, %d failed, %d not measured%n",
        count(Outcome.PASSED), count(Outcome.FAILED), count(Outcome.NOT_MEASURED));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "pass";
      case FAILED -> "FAIL";
      case NOT_MEASURED -> "not measured";
    };
  }
}
