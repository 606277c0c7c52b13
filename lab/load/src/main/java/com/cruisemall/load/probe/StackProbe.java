package com.cruisemall.load.probe;

import com.cruisemall.load.stack.LocalStack;
import com.cruisemall.load.stack.StackClient;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** Reads metrics, statement counts and Redis counters of the stack. */
public final class StackProbe {
  private static final String STATEMENT_COUNTS =
      """
      select r.rolname, sum(s.calls)::bigint
      from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname like '%\\_service'
        and s.query !~* '^(begin|commit|rollback|set |show |deallocate|discard|listen|unlisten|select \\$?1?$)'
      group by r.rolname
      """;

  private final LocalStack stack;
  private final StackClient http;

  public StackProbe(LocalStack stack, StackClient http) {
    this.stack = stack;
    this.http = http;
  }

  public StackSnapshot snapshot() throws IOException, InterruptedException, SQLException {
    Map<String, ScrapedMetrics> metrics = new HashMap<>();
    for (String program : stack.programs()) {
      try {
        metrics.put(program, metrics(program));
      } catch (ConnectException _) {
        // The program is stopped.
      }
    }
    try (Connection database = stack.database("auth")) {
      return new StackSnapshot(metrics, statements(database), deadlocks(database), redisCommands());
    }
  }

  public ScrapedMetrics metrics(String program) throws IOException, InterruptedException {
    return ScrapedMetrics.parse(http.text("GET", stack.management(program, "/q/metrics"), ""));
  }

  /** Returns the versions of PostgreSQL and Redis. */
  public List<String> versions() throws SQLException {
    try (Connection database = stack.database("auth");
        Jedis redis = stack.redis();
        var statement = database.createStatement();
        var rows = statement.executeQuery("show server_version")) {
      rows.next();
      return List.of(
          "PostgreSQL " + rows.getString(1),
          "Redis " + infoField(redis, "server", "redis_version"));
    }
  }

  /** Runs a query that returns a single number. */
  public long number(String database, String query) throws SQLException {
    try (Connection connection = stack.database(database)) {
      return number(connection, query);
    }
  }

  private static Map<String, Long> statements(Connection database) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (var query = database.createStatement();
        var rows = query.executeQuery(STATEMENT_COUNTS)) {
      while (rows.next()) {
        counts.put(rows.getString(1).replace("_service", ""), rows.getLong(2));
      }
    }
    return counts;
  }

  private static long deadlocks(Connection database) throws SQLException {
    return number(database, "select coalesce(sum(deadlocks), 0) from pg_stat_database");
  }

  private static long number(Connection database, String query) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private long redisCommands() {
    try (Jedis redis = stack.redis()) {
      return Long.parseLong(infoField(redis, "stats", "total_commands_processed"));
    }
  }

  /** Returns a field of a section of Redis INFO. */
  private static String infoField(Jedis redis, String section, String name) {
    return redis
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
