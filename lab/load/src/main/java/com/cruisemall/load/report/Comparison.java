package com.cruisemall.load.report;

import com.cruisemall.load.findings.Finding.Check;
import com.cruisemall.load.findings.Finding.Verdict;
import com.cruisemall.load.findings.Limit.Direction;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Comparison of the figures with an earlier run.
 *
 * @param earlier start time of the earlier run
 */
public record Comparison(String earlier, List<Change> changes) {
  /** Relative difference below which a change counts as noise. */
  private static final double NOISE = 0.15;

  public Comparison {
    changes = List.copyOf(changes);
  }

  /** Trend of a figure that has a limit. */
  public enum Trend {
    BETTER,
    WORSE,
    SAME,
    /** Measured in only one of the runs. */
    UNKNOWN
  }

  /** Change of one figure; {@code NaN} where it was not measured. */
  public record Change(String finding, Check check, double then, Trend trend) {}

  /** Compares with the JSON report of an earlier run. */
  public static Comparison with(Path earlier, SimulationReport now) throws IOException {
    return with(new ObjectMapper().readTree(earlier.toFile()), now);
  }

  static Comparison with(JsonNode earlier, SimulationReport now) {
    Map<String, Double> figures = new HashMap<>();
    earlier
        .path("figures")
        .properties()
        .forEach(figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
    List<Change> changes = new ArrayList<>();
    for (Verdict verdict : now.verdicts()) {
      for (Check check : verdict.checks()) {
        double then = figures.getOrDefault(check.limit().figure(), Double.NaN);
        changes.add(new Change(verdict.finding().id(), check, then, trend(check, then)));
      }
    }
    return new Comparison(earlier.path("began").asText(), changes);
  }

  private static Trend trend(Check check, double then) {
    double now = check.observed();
    if (Double.isNaN(then) || Double.isNaN(now)) {
      return Trend.UNKNOWN;
    }
    double larger = Math.max(Math.abs(then), Math.abs(now));
    if (Math.abs(now - then) <= NOISE * larger) {
      return Trend.SAME;
    }
    boolean increased = now > then;
    boolean increaseIsBetter = check.limit().direction() == Direction.AT_LEAST;
    return increased == increaseIsBetter ? Trend.BETTER : Trend.WORSE;
  }

  /** Prints the changes to the terminal. */
  public void print(PrintStream out) {
    out.printf("compared with the run of %s:%n", earlier);
    for (Change change : changes) {
      if (change.trend() == Trend.BETTER || change.trend() == Trend.WORSE) {
        out.printf(
            "  %-6s %-4s %s: %s, was %s%n",
            change.trend() == Trend.BETTER ? "better" : "WORSE",
            change.finding(),
            change.check().limit().label().en(),
            Numbers.of(change.check().observed(), change.check().limit().unit()),
            Numbers.of(change.then()));
      }
    }
  }
}
