package com.cruisemall.load.benchmark;

import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.TestSailing;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prints the results of an order benchmark. */
final class BenchmarkReport {
  private final LocalStack stack;
  private final Connection database;
  private final int clients;
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> serviceRates = new ArrayList<>();
  private final List<Double> pgbenchRates = new ArrayList<>();

  BenchmarkReport(LocalStack stack, Connection database, int clients) {
    this.stack = stack;
    this.database = database;
    this.clients = clients;
  }

  void printMachine() throws IOException, SQLException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    print(
        "machine     %d x %s, %s %s, load %.2f before the run"
            .formatted(
                system.getAvailableProcessors(),
                Machine.processorName(),
                system.getName(),
                system.getArch(),
                system.getSystemLoadAverage()));
    print(
        "postgresql  %s, fsync %s, synchronous_commit %s, shared_buffers %s, at %s over TCP"
            .formatted(
                setting("server_version"),
                setting("fsync"),
                setting("synchronous_commit"),
                setting("shared_buffers"),
                stack.postgresHost()));
    print("load        one cabin for two people an order, %d orders at a time".formatted(clients));
  }

  void printStatements(int count, Set<String> missing, Set<String> unexpected) {
    if (missing.isEmpty() && unexpected.isEmpty()) {
      print("statements  the same %d an order on both sides".formatted(count));
      return;
    }
    print("statements  NOT THE SAME: place-order.sql does not do what the service does");
    missing.forEach(text -> print("  only the service: %s".formatted(text)));
    unexpected.forEach(text -> print("  only pgbench:     %s".formatted(text)));
  }

  /** Prints one round; round 0 does not enter the ratio. */
  void printRound(int round, RoundResult service, RoundResult statements) {
    double ratio = service.perSecond() / statements.perSecond();
    if (round > 0) {
      ratios.add(ratio);
      serviceRates.add(service.perSecond());
      pgbenchRates.add(statements.perSecond());
    }
    print(
        ("%-11s service %6.0f/s (median %5.1f ms, p99 %6.1f ms)  pgbench %6.0f/s (mean %5.1f ms)"
                + "  ratio %.2f%s")
            .formatted(
                round == 0 ? "warm-up" : "round " + round,
                service.perSecond(),
                millis(service.median()),
                millis(service.p99()),
                statements.perSecond(),
                millis(statements.median()),
                ratio,
                service.failed() + statements.failed() == 0
                    ? ""
                    : "  FAILED %d and %d".formatted(service.failed(), statements.failed())));
  }

  /** Prints the processor time per order. */
  void printProcessorTime(Duration service, Duration generator, int orders) {
    print(
        "            processor time of an order: service %.2f ms, the clients in this program %.2f ms"
            .formatted(millis(service) / orders, millis(generator) / orders));
  }

  /** Checks that no cabin has two orders and that the ledger check of the service balances. */
  boolean checkBooks(List<TestSailing> sailings, JsonNode check) throws SQLException {
    try (var query =
        database.prepareStatement(
            """
            select count(distinct o.id), count(*), count(distinct h.cabin_id)
            from orders o join cabin_hold h on h.order_id = o.id
            where o.sailing_id = any (cast(? as uuid[]))
            """)) {
      query.setArray(
          1,
          database.createArrayOf("uuid", sailings.stream().map(TestSailing::sailingId).toArray()));
      try (var rows = query.executeQuery()) {
        rows.next();
        boolean cabinsUnique =
            rows.getLong(1) == rows.getLong(2) && rows.getLong(2) == rows.getLong(3);
        boolean balanced = check.path("balanced").asBoolean();
        print(
            "books       %d orders, %d cabins, no cabin twice: %s; ledger check: %s"
                .formatted(
                    rows.getLong(1),
                    rows.getLong(3),
                    cabinsUnique ? "yes" : "NO",
                    balanced ? "balanced" : check));
        return cabinsUnique && balanced;
      }
    }
  }

  void printRatio() {
    print(
        "orders/s    service %.0f (%.0f to %.0f), pgbench %.0f (%.0f to %.0f)"
            .formatted(
                median(serviceRates),
                min(serviceRates),
                max(serviceRates),
                median(pgbenchRates),
                min(pgbenchRates),
                max(pgbenchRates)));
    print(
        "ratio       %.2f (%.2f to %.2f in %d rounds), load %.2f after the run"
            .formatted(
                median(ratios),
                min(ratios),
                max(ratios),
                ratios.size(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
  }

  private String setting(String name) throws SQLException {
    try (var query = database.createStatement();
        var rows = query.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static double min(List<Double> values) {
    return values.stream().min(Double::compare).orElseThrow();
  }

  private static double max(List<Double> values) {
    return values.stream().max(Double::compare).orElseThrow();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
