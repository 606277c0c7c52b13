package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding;
import com.cruisemall.load.findings.Finding.Outcome;
import com.cruisemall.load.findings.Finding.Verdict;
import com.cruisemall.load.stages.Phase;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Result of a simulation: conditions, figures and verdicts.
 *
 * @param users number of concurrent users
 * @param day duration of arrivals in the mixed day
 * @param loadBefore load average before the run, which shows other work
 * @param addresses number of source addresses
 */
public record SimulationReport(
    Instant began,
    Duration took,
    int users,
    Duration day,
    List<String> machine,
    double loadBefore,
    double loadAfter,
    int addresses,
    Map<String, Double> figures,
    List<Phase> phases,
    List<Verdict> verdicts) {
  public SimulationReport {
    machine = List.copyOf(machine);
    figures = new LinkedHashMap<>(figures);
    phases = List.copyOf(phases);
    verdicts = List.copyOf(verdicts);
  }

  /** Returns true if every limit is kept; a figure that was not measured keeps none. */
  public boolean passed() {
    return verdicts.stream().allMatch(verdict -> verdict.outcome() == Outcome.PASSED);
  }

  public long count(Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  /** Prints a summary to the terminal. */
  public void print(PrintStream out) {
    for (Verdict verdict : verdicts) {
      Finding finding = verdict.finding();
      out.printf("%-12s %-4s %s%n", label(verdict.outcome()), finding.id(), finding.problem().en());
      for (Finding.Check check : verdict.checks()) {
        if (check.outcome() != Outcome.PASSED) {
          out.printf(
              "                  %s: %s%n", check.limit().label().en(), Numbers.observed(check));
        }
      }
    }
    out.printf(
        "%d passed, %d failed, %d not measured%n",
        count(Outcome.PASSED), count(Outcome.FAILED), count(Outcome.NOT_MEASURED));
  }

  private static String label(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "pass";
      case FAILED -> "FAIL";
      case NOT_MEASURED -> "not measured";
    };
  }
}
