package com.cruisemall.local.doctor;

import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.stack.StackState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks fsync, role timeouts, pg_stat_statements and the indexes of frequent lookups. */
record PostgresChecks(StackState state, Secrets secrets) implements CheckGroup {
  private static final List<String> TIMEOUTS =
      List.of("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout");

  /** Lookup columns of the services; each must be the first column of an index. */
  private static final List<Lookup> LOOKUPS =
      List.of(
          new Lookup("auth", "account", "login_key"),
          new Lookup("auth", "session", "id"),
          new Lookup("auth", "session", "account_id"),
          new Lookup("auth", "trip", "account_id"),
          new Lookup("auth", "affiliate_profile", "account_id"));

  private record Lookup(String database, String table, String column) {}

  @Override
  public List<CheckResult> run() throws SQLException {
    var results = new ArrayList<CheckResult>();
    try (var admin = connect("postgres")) {
      var fsync = value(admin, "SHOW fsync");
      results.add(CheckResult.expect(fsync.equals("on"), "postgres fsync", fsync));
      for (var database : state.postgres().databases()) {
        results.addAll(timeouts(admin, database.runtime().name()));
      }
    }
    for (var database : state.postgres().databases()) {
      try (var inside = connect(database.name())) {
        results.add(statistics(inside, database.name()));
        for (var lookup : LOOKUPS) {
          if (lookup.database().equals(database.name())) {
            results.add(index(inside, lookup));
          }
        }
      }
    }
    return results;
  }

  private static List<CheckResult> timeouts(Connection admin, String role) throws SQLException {
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

  private static CheckResult timeout(String role, String timeout, List<String> settings) {
    var set =
        settings.stream()
            .filter(setting -> setting.startsWith(timeout + "="))
            .map(setting -> setting.substring(timeout.length() + 1))
            .findFirst()
            .orElse("not set");
    return CheckResult.expect(!set.equals("not set"), role + " " + timeout, set);
  }

  private static CheckResult statistics(Connection inside, String database) throws SQLException {
    var installed =
        value(inside, "SELECT count(*) FROM pg_extension WHERE extname = 'pg_stat_statements'")
            .equals("1");
    return CheckResult.expect(
        installed, database + " pg_stat_statements", installed ? "installed" : "not installed");
  }

  private static CheckResult index(Connection inside, Lookup lookup) throws SQLException {
    var query =
        """
        SELECT coalesce(min(i.indexrelid::regclass::text), '')
        FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        WHERE i.indrelid = to_regclass('%s') AND a.attname = '%s'
        """
            .formatted(lookup.table(), lookup.column());
    var index = value(inside, query);
    return CheckResult.expect(
        !index.isEmpty(),
        "index on " + lookup.database() + "." + lookup.table() + "." + lookup.column(),
        index.isEmpty() ? "missing" : index);
  }

  private Connection connect(String database) throws SQLException {
    var admin = state.postgres().admin();
    var url =
        "jdbc:postgresql://%s/%s?logServerErrorDetail=false"
            .formatted(state.postgres().address(), database);
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
