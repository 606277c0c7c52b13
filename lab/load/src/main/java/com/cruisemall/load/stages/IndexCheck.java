package com.cruisemall.load.stages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Checks that each look-up named by the audit has an index and that the planner uses it. */
final class IndexCheck {
  private record Lookup(String database, String table, String column, String value) {}

  private static final String UNKNOWN_ID = "00000000-0000-7000-8000-000000000000";
  private static final List<Lookup> LOOKUPS =
      List.of(
          new Lookup("auth", "session", "id", "x"),
          new Lookup("auth", "session", "account_id", UNKNOWN_ID),
          new Lookup("auth", "account", "login_key", "x"),
          new Lookup("auth", "trip", "account_id", UNKNOWN_ID),
          new Lookup("auth", "affiliate_profile", "account_id", UNKNOWN_ID),
          new Lookup("payment", "orders", "user_id", UNKNOWN_ID),
          new Lookup("payment", "cabin", "sailing_id", UNKNOWN_ID),
          new Lookup("upload", "document", "request_id", UNKNOWN_ID));

  private IndexCheck() {}

  static void check(SimulationContext context) throws SQLException {
    int missing = 0;
    int unused = 0;
    for (Lookup lookup : LOOKUPS) {
      try (Connection database = context.stack().database(lookup.database())) {
        String indexCount =
            """
            select count(*) from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = to_regclass('%s') and a.attname = '%s' and i.indisvalid
            """
                .formatted(lookup.table(), lookup.column());
        missing += query(database, indexCount).strip().equals("0") ? 1 : 0;
        unused += plan(database, lookup).contains("Index") ? 0 : 1;
      }
    }
    context.recordFigure("indexes.lookUps", LOOKUPS.size());
    context.recordFigure("indexes.missing", missing);
    context.recordFigure("indexes.unused", unused);
  }

  /** Returns the plan without sequential scans, which the planner prefers for a small table. */
  private static String plan(Connection database, Lookup lookup) throws SQLException {
    try (var setting = database.createStatement()) {
      setting.execute("set enable_seqscan = off");
    }
    String live =
        lookup.table().equals("session") && lookup.column().equals("account_id")
            ? " and ended_at is null"
            : "";
    return query(
        database,
        "explain select * from %s where %s = '%s'%s"
            .formatted(lookup.table(), lookup.column(), lookup.value(), live));
  }

  private static String query(Connection database, String sql) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
    }
    return lines.toString();
  }
}
