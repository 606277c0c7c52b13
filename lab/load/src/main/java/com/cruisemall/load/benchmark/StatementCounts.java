package com.cruisemall.load.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Number of executions of each statement by the role of the service, from {@code
 * pg_stat_statements}, without constants and parameters.
 */
record StatementCounts(Map<String, Long> calls) {
  private static final String QUERY =
      """
      select s.query, s.calls from pg_stat_statements s
      join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid
      where r.rolname = 'payment_service' and d.datname = current_database()
      """;

  static StatementCounts of(Connection database) throws SQLException {
    Map<String, Long> calls = new HashMap<>();
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        calls.merge(normalize(rows.getString(1)), rows.getLong(2), Long::sum);
      }
    }
    return new StatementCounts(calls);
  }

  /** Returns the statements executed at least that often since an earlier reading. */
  Set<String> since(StatementCounts earlier, int atLeast) {
    Set<String> ran = new TreeSet<>();
    calls.forEach((text, count) -> {
      if (count - earlier.calls.getOrDefault(text, 0L) >= atLeast) {
        ran.add(text);
      }
    });
    ran.removeIf(text -> text.matches("(?i)begin.*|commit|end|rollback|set .*|show .*"));
    return ran;
  }

  private static String normalize(String query) {
    return query.replaceAll("\\$\\d+", "?").replaceAll("\\s+", " ").replaceAll(";$", "").strip();
  }
}
