package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** Connections are bounded below what the server allows, and nobody waits long for one. */
record PoolChecks(StackState state, Secrets secrets, Http http) implements Checks {
  private static final double LONGEST_WAIT_MILLIS = 5000;

  @Override
  public List<Finding> findings() throws Exception {
    var findings = new ArrayList<Finding>();
    var open = 0.0;
    for (var part : state.components()) {
      if (part.management().isEmpty()) {
        continue;
      }
      var active = sum(part, "agroal_active_count");
      var idle = sum(part, "agroal_available_count");
      if (http.metric(part.management(), "agroal_active_count").isEmpty()) {
        continue;
      }
      open += active + idle;
      var waiting = sum(part, "agroal_awaiting_count");
      findings.add(
          Finding.expect(
              waiting == 0,
              part.name() + " connection pool",
              "%.0f busy, %.0f idle, %.0f waiting, %.0f at most so far"
                  .formatted(active, idle, waiting, sum(part, "agroal_max_used_count"))));
      var wait = sum(part, "agroal_blocking_time_max_milliseconds");
      findings.add(
          Finding.expect(
              wait < LONGEST_WAIT_MILLIS,
              part.name() + " longest wait for a connection",
              "%.0f ms of %.0f".formatted(wait, LONGEST_WAIT_MILLIS)));
    }
    var allowed = maxConnections();
    findings.add(
        Finding.expect(
            open < allowed,
            "connections below the server's limit",
            "%.0f of %d".formatted(open, allowed)));
    return findings;
  }

  private double sum(StackState.Part part, String metric) throws Exception {
    return http.metric(part.management(), metric).stream().mapToDouble(Double::doubleValue).sum();
  }

  private int maxConnections() throws Exception {
    var admin = state.postgres().admin();
    var url = "jdbc:postgresql://" + state.postgres().address() + "/postgres";
    try (var connection =
            DriverManager.getConnection(url, admin.name(), secrets.password(admin.secret()));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW max_connections")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
