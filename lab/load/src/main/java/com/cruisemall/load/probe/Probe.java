package com.cruisemall.load.probe;

import com.cruisemall.load.stack.Http;
import com.cruisemall.load.stack.LocalStack;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.Jedis;

/** Looks at the stack: metrics, statements, Redis. */
public final class Probe {
  private static final String STATEMENTS =
      """
      select r.rolname, sum(s.calls)::bigint
      from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname like '%\\_service'
        and s.query !~* '^(begin|commit|rollback|set |show |deallocate|discard|listen|unlisten|select \\$?1?$)'
      group by r.rolname
      """;

  private final LocalStack stack;
  private final Http http;

  public Probe(LocalStack stack, Http http) {
    this.stack = stack;
    this.http = http;
  }

  public Snapshot snapshot() throws IOException, InterruptedException, SQLException {
    Map<String, Metrics> metrics = new HashMap<>();
    for (String program : stack.programs()) {
      try {
        metrics.put(program, metrics(program));
      } catch (ConnectException _) {
        // It has been stopped.
      }
    }
    try (Connection database = stack.database("auth")) {
      return new Snapshot(metrics, statements(database), deadlocks(database), redisCommands());
    }
  }

  public Metrics metrics(String program) throws IOException, InterruptedException {
    return Metrics.parse(http.text("GET", stack.management(program, "/q/metrics"), ""));
  }

  /** Of the servers below the services. */
  public List<String> versions() throws SQLException {
    try (Connection database = stack.database("auth");
        Jedis redis = stack.redis();
        var statement = database.createStatement();
        var rows = statement.executeQuery("show server_version")) {
      rows.next();
      return List.of(
          "PostgreSQL " + rows.getString(1), "Redis " + told(redis, "server", "redis_version"));
    }
  }

  /** A single number of a service's database. */
  public long number(String database, String query) throws SQLException {
    try (Connection connection = stack.database(database)) {
      return number(connection, query);
    }
  }

  private static Map<String, Long> statements(Connection database) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (var query = database.createStatement();
        var rows = query.executeQuery(STATEMENTS)) {
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
      return Long.parseLong(told(redis, "stats", "total_commands_processed"));
    }
  }

  /** What Redis tells of itself. */
  private static String told(Jedis redis, String section, String name) {
    return redis
        .info(section)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElseThrow();
  }
}
