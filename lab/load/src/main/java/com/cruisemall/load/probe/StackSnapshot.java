package com.cruisemall.load.probe;

import java.util.Map;

/**
 * Counters of the stack at one moment.
 *
 * @param metrics metrics by program
 * @param statements executed statements by service, without {@code begin} and {@code commit}
 * @param deadlocks deadlocks that PostgreSQL resolved, over all databases
 * @param redisCommands commands that Redis executed
 */
public record StackSnapshot(
    Map<String, ScrapedMetrics> metrics,
    Map<String, Long> statements,
    long deadlocks,
    long redisCommands) {
  public StackSnapshot {
    metrics = Map.copyOf(metrics);
    statements = Map.copyOf(statements);
  }

  /**
   * Returns the increase of a metric since an earlier snapshot, over all programs. A restart counts
   * from zero.
   */
  public double increase(StackSnapshot earlier, String metric, String... labels) {
    return metrics.entrySet().stream()
        .mapToDouble(entry -> {
          double now = entry.getValue().sum(metric, labels);
          ScrapedMetrics before = earlier.metrics.get(entry.getKey());
          double then = before == null ? 0 : before.sum(metric, labels);
          return now >= then ? now - then : now;
        })
        .sum();
  }

  /** Returns the metrics of one program; empty for an unknown one. */
  public ScrapedMetrics of(String program) {
    return metrics.getOrDefault(program, new ScrapedMetrics(Map.of()));
  }

  public long statementsSince(StackSnapshot earlier, String service) {
    long now = statements.getOrDefault(service, 0L);
    long then = earlier.statements.getOrDefault(service, 0L);
    // PostgreSQL resets the counts when it is killed.
    return now >= then ? now - then : now;
  }

  public long statementsSince(StackSnapshot earlier) {
    return statements.keySet().stream().mapToLong(name -> statementsSince(earlier, name)).sum();
  }
}
