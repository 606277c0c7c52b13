package com.cruisemall.load.stages;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Whether each look-up that the audit names has an index that the database would use. */
final class Indexes {
  private record LookUp(String database, String table, String column, String value) {}

  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";
  private static final List<LookUp> LOOK_UPS =
      List.of(
          new LookUp("auth", "session", "id", "x"),
          new LookUp("auth", "session", "account_id", NOBODY),
          new LookUp("auth", "account", "login_key", "x"),
          new LookUp("auth", "trip", "account_id", NOBODY),
          new LookUp("auth", "affiliate_profile", "account_id", NOBODY),
          new LookUp("payment", "orders", "user_id", NOBODY),
          new LookUp("payment", "cabin", "sailing_id", NOBODY),
          new LookUp("upload", "document", "request_id", NOBODY));

  private Indexes() {}

  static void check(Scene scene) throws SQLException {
    int missing = 0;
    int unused = 0;
    for (LookUp lookUp : LOOK_UPS) {
      try (Connection database = scene.stack().database(lookUp.database())) {
        String there =
            """
            select count(*) from pg_index i
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where i.indrelid = to_regclass('%s') and a.attname = '%s' and i.indisvalid
            """
                .formatted(lookUp.table(), lookUp.column());
        missing += one(database, there).equals("0") ? 1 : 0;
        unused += plan(database, lookUp).contains("Index") ? 0 : 1;
      }
    }
    scene.figure("indexes.lookUps", LOOK_UPS.size());
    scene.figure("indexes.missing", missing);
    scene.figure("indexes.unused", unused);
  }

  /** A small table is read as a whole whatever indexes it has, so the planner is told not to. */
  private static String plan(Connection database, LookUp lookUp) throws SQLException {
    try (var setting = database.createStatement()) {
      setting.execute("set enable_seqscan = off");
    }
    String live =
        lookUp.table().equals("session") && lookUp.column().equals("account_id")
            ? " and ended_at is null"
            : "";
    return all(
        database,
        "explain select * from %s where %s = '%s'%s"
            .formatted(lookUp.table(), lookUp.column(), lookUp.value(), live));
  }

  private static String one(Connection database, String query) throws SQLException {
    return all(database, query).strip();
  }

  private static String all(Connection database, String query) throws SQLException {
    StringBuilder lines = new StringBuilder();
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
    }
    return lines.toString();
  }
}
