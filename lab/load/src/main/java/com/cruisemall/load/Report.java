package com.cruisemall.load;

import com.cruisemall.load.probe.Machine;
import com.cruisemall.load.stack.LocalStack;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Prints what was measured, and on what. */
final class Report {
  private final LocalStack stack;
  private final Connection database;
  private final int clients;
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> theirs = new ArrayList<>();

  Report(LocalStack stack, Connection database, int clients) {
    this.stack = stack;
    this.database = database;
    this.clients = clients;
  }

  void machine() throws IOException, SQLException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    say(
        "machine     %d x %s, %s %s, load %.2f before the run"
            .formatted(
                system.getAvailableProcessors(),
                Machine.processorName(),
                system.getName(),
                system.getArch(),
                system.getSystemLoadAverage()));
    say(
        "postgresql  %s, fsync %s, synchronous_commit %s, shared_buffers %s, at %s over TCP"
            .formatted(
                setting("server_version"),
                setting("fsync"),
                setting("synchronous_commit"),
                setting("shared_buffers"),
                stack.postgresHost()));
    say("load        one cabin for two people an order, %d orders at a time".formatted(clients));
  }

  void statements(int count, Set<String> missing, Set<String> needless) {
    if (missing.isEmpty() && needless.isEmpty()) {
      say("statements  the same %d an order on both sides".formatted(count));
      return;
    }
    say("statements  NOT THE SAME: place-order.sql does not do what the service does");
    missing.forEach(text -> say("  only the service: %s".formatted(text)));
    needless.forEach(text -> say("  only pgbench:     %s".formatted(text)));
  }

  /** Round 0 is shown and does not count. */
  void round(int round, Round service, Round statements) {
    double ratio = service.perSecond() / statements.perSecond();
    if (round > 0) {
      ratios.add(ratio);
      ours.add(service.perSecond());
      theirs.add(statements.perSecond());
    }
    say(
        ("%-11s service %6.0f/s (median %5.1f ms, p99 %6.1f ms)  pgbench %6.0f/s (mean %5.1f ms)"
                + "  ratio %.2f%s")
            .formatted(
                round == 0 ? "warm-up" : "round " + round,
                service.perSecond(),
                millis(service.median()),
                millis(service.slow()),
                statements.perSecond(),
                millis(statements.median()),
                ratio,
                service.failed() + statements.failed() == 0
                    ? ""
                    : "  FAILED %d and %d".formatted(service.failed(), statements.failed())));
  }

  /** Where the time of the service's side went. */
  void processor(Duration service, Duration generator, int orders) {
    say(
        "            processor time of an order: service %.2f ms, the clients in this program %.2f ms"
            .formatted(millis(service) / orders, millis(generator) / orders));
  }

  /** Whether every order has a cabin of its own, and whether the service's own check agrees. */
  boolean books(List<Departure> departures, JsonNode check) throws SQLException {
    try (var query =
        database.prepareStatement(
            """
            select count(distinct o.id), count(*), count(distinct h.cabin_id)
            from orders o join cabin_hold h on h.order_id = o.id
            where o.sailing_id = any (cast(? as uuid[]))
            """)) {
      query.setArray(
          1,
          database.createArrayOf("uuid", departures.stream().map(Departure::sailingId).toArray()));
      try (var rows = query.executeQuery()) {
        rows.next();
        boolean own = rows.getLong(1) == rows.getLong(2) && rows.getLong(2) == rows.getLong(3);
        boolean balanced = check.path("balanced").asBoolean();
        say(
            "books       %d orders, %d cabins, no cabin twice: %s; ledger check: %s"
                .formatted(
                    rows.getLong(1),
                    rows.getLong(3),
                    own ? "yes" : "NO",
                    balanced ? "balanced" : check));
        return own && balanced;
      }
    }
  }

  void ratio() {
    say(
        "orders/s    service %.0f (%.0f to %.0f), pgbench %.0f (%.0f to %.0f)"
            .formatted(
                median(ours),
                least(ours),
                most(ours),
                median(theirs),
                least(theirs),
                most(theirs)));
    say(
        "ratio       %.2f (%.2f to %.2f in %d rounds), load %.2f after the run"
            .formatted(
                median(ratios),
                least(ratios),
                most(ratios),
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

  private static double least(List<Double> values) {
    return values.stream().min(Double::compare).orElseThrow();
  }

  private static double most(List<Double> values) {
    return values.stream().max(Double::compare).orElseThrow();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
