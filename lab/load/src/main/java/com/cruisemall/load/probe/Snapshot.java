package com.cruisemall.load.probe;

import java.util.Map;

/**
 * What can be counted of the stack at one moment.
 *
 * @param metrics of each program by its name
 * @param statements how many statements each service has had run, {@code begin} and {@code commit}
 *     left out
 * @param deadlocks that PostgreSQL has broken, over all databases
 * @param redisCommands that Redis has run
 */
public record Snapshot(
    Map<String, Metrics> metrics,
    Map<String, Long> statements,
    long deadlocks,
    long redisCommands) {
  public Snapshot {
    metrics = Map.copyOf(metrics);
    statements = Map.copyOf(statements);
  }

  /** By how much a metric has grown since, over all programs; a restart counts from zero. */
  public double grown(Snapshot earlier, String metric, String... labels) {
    return metrics.entrySet().stream()
        .mapToDouble(entry -> {
          double now = entry.getValue().sum(metric, labels);
          Metrics before = earlier.metrics.get(entry.getKey());
          double then = before == null ? 0 : before.sum(metric, labels);
          return now >= then ? now - then : now;
        })
        .sum();
  }

  /** Of one program; nothing if there is no such program. */
  public Metrics of(String program) {
    return metrics.getOrDefault(program, new Metrics(Map.of()));
  }

  public long statementsSince(Snapshot earlier, String service) {
    long now = statements.getOrDefault(service, 0L);
    long then = earlier.statements.getOrDefault(service, 0L);
    // PostgreSQL forgets its counts when it is killed.
    return now >= then ? now - then : now;
  }

  public long statementsSince(Snapshot earlier) {
    return statements.keySet().stream().mapToLong(name -> statementsSince(earlier, name)).sum();
  }
}
