package com.cruisemall.load;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which statements the service's role has run, and how often, as {@code pg_stat_statements} counts
 * them: constants and parameters left out.
 */
record Statements(Map<String, Long> calls) {
  private static final String QUERY =
      """
      select s.query, s.calls from pg_stat_statements s
      join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid
      where r.rolname = 'payment_service' and d.datname = current_database()
      """;

  static Statements of(Connection database) throws SQLException {
    Map<String, Long> calls = new HashMap<>();
    try (var statement = database.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        calls.merge(plain(rows.getString(1)), rows.getLong(2), Long::sum);
      }
    }
    return new Statements(calls);
  }

  /** What ran at least so often since an earlier look. */
  Set<String> since(Statements earlier, int atLeast) {
    Set<String> ran = new TreeSet<>();
    calls.forEach((text, count) -> {
      if (count - earlier.calls.getOrDefault(text, 0L) >= atLeast) {
        ran.add(text);
      }
    });
    ran.removeIf(text -> text.matches("(?i)begin.*|commit|end|rollback|set .*|show .*"));
    return ran;
  }

  private static String plain(String query) {
    return query.replaceAll("\\$\\d+", "?").replaceAll("\\s+", " ").replaceAll(";$", "").strip();
  }
}
