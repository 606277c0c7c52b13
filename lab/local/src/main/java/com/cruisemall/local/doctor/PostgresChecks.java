package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Data is safe, roles are bounded, and what is searched for has an index. */
record PostgresChecks(StackState state, Secrets secrets) implements Checks {
  private static final List<String> TIMEOUTS =
      List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

  /** What the services look up by; each must be the first column of some index. */
  private static final List<Lookup> LOOKUPS =
      List.of(
          new Lookup("auth", "account", "login_key"),
          new Lookup("auth", "session", "id"),
          new Lookup("auth", "session", "account_id"),
          new Lookup("auth", "trip", "account_id"),
          new Lookup("auth", "affiliate_profile", "account_id"));

  private record Lookup(String database, String table, String column) {}

  @Override
  public List<Finding> findings() throws SQLException {
    var findings = new ArrayList<Finding>();
    try (var admin = connect("postgres")) {
      var fsync = value(admin, "SHOW fsync");
      findings.add(Finding.expect(fsync.equals("on"), "PostgreSQL writes through (fsync)", fsync));
      for (var database : state.postgres().databases()) {
        findings.addAll(timeouts(admin, database.runtime().name()));
      }
    }
    for (var database : state.postgres().databases()) {
      try (var inside = connect(database.name())) {
        findings.add(statistics(inside, database.name()));
        for (var lookup : LOOKUPS) {
          if (lookup.database().equals(database.name())) {
            findings.add(index(inside, lookup));
          }
        }
      }
    }
    return findings;
  }

  private static List<Finding> timeouts(Connection admin, String role) throws SQLException {
    var query =
        """
        SELECT coalesce(string_agg(setting, ' '), '')
        FROM pg_db_role_setting s
        JOIN pg_roles r ON r.oid = s.setrole, unnest(setconfig) AS setting
        WHERE r.rolname = '%s'
        """
            .formatted(role);
    var settings = List.of(value(admin, query).split(" ", -1));
    return TIMEOUTS.stream().map(timeout -> timeout(role, timeout, settings)).toList();
  }

  private static Finding timeout(String role, String timeout, List<String> settings) {
    var set =
        settings.stream()
            .filter(setting -> setting.startsWith(timeout + "="))
            .map(setting -> setting.substring(timeout.length() + 1))
            .findFirst()
            .orElse("not set");
    return Finding.expect(!set.equals("not set"), role + " " + timeout, set);
  }

  private static Finding statistics(Connection inside, String database) throws SQLException {
    var there =
        value(inside, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'");
    return Finding.expect(
        there.equals("1"), database + " counts statements", "pg_stat_statements: " + there);
  }

  private static Finding index(Connection inside, Lookup lookup) throws SQLException {
    var query =
        """
        SELECT coalesce(min(i.indexrelid::regclass::text), '')
        FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = to_regclass('%s') AND a.attname = '%s'
        """
            .formatted(lookup.table(), lookup.column());
    var index = value(inside, query);
    return Finding.expect(
        !index.isEmpty(),
        "index on " + lookup.database() + "." + lookup.table() + "." + lookup.column(),
        index.isEmpty() ? "missing" : index);
  }

  private Connection connect(String database) throws SQLException {
    var admin = state.postgres().admin();
    var url = "jdbc:postgresql://" + state.postgres().address() + "/" + database;
    return DriverManager.getConnection(url, admin.name(), secrets.password(admin.secret()));
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
