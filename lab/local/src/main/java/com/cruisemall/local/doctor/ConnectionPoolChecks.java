package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;

/** Checks pool wait times and that all pools fit into max_connections. */
record ConnectionPoolChecks(StackState state, Secrets secrets, StackHttpClient http)
    implements CheckGroup {
  private static final double MAX_WAIT_MILLIS = 5000;

  @Override
  public List<CheckResult> run() throws Exception {
    var results = new ArrayList<CheckResult>();
    var open = 0.0;
    for (var component : state.components()) {
      if (component.management().isEmpty()) {
        continue;
      }
      var active = sum(component, "agroal_active_count");
      var idle = sum(component, "agroal_available_count");
      if (http.metric(component.management(), "agroal_active_count").isEmpty()) {
        continue;
      }
      open += active + idle;
      var waiting = sum(component, "agroal_awaiting_count");
      results.add(
          CheckResult.expect(
              waiting == 0,
              component.name() + " connection pool",
              "%.0f active, %.0f idle, %.0f waiting, %.0f max used"
                  .formatted(active, idle, waiting, sum(component, "agroal_max_used_count"))));
      var wait = sum(component, "agroal_blocking_time_max_milliseconds");
      results.add(
          CheckResult.expect(
              wait < MAX_WAIT_MILLIS,
              component.name() + " connection pool max wait",
              "%.0f ms (limit %.0f ms)".formatted(wait, MAX_WAIT_MILLIS)));
    }
    var allowed = maxConnections();
    results.add(
        CheckResult.expect(
            open < allowed,
            "postgres max_connections",
            "%.0f open of %d".formatted(open, allowed)));
    return results;
  }

  private double sum(StackState.ComponentState component, String metric) throws Exception {
    return http.metric(component.management(), metric).stream()
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  private int maxConnections() throws Exception {
    var admin = state.postgres().admin();
    var url =
        "jdbc:postgresql://" + state.postgres().address() + "/postgres?logServerErrorDetail=false";
    try (var connection =
            DriverManager.getConnection(url, admin.name(), secrets.password(admin.secret()));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW max_connections")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
