package com.cruisemall.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Breakpoint in the database of a service: a trigger that makes the service's transaction wait for
 * an advisory lock, which this class holds. The service itself contains no test code.
 */
final class DatabaseBreakpoint implements AutoCloseable {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final long LOCK = 20_260_801;

  /** Point at which a transaction waits. */
  enum At {
    /** Before the row changes. */
    CHANGE("trigger breakpoint before %s", ""),
    /** At the commit, after all changes of the transaction. */
    COMMIT("constraint trigger breakpoint after %s", "deferrable initially deferred");

    private final String trigger;
    private final String timing;

    At(String trigger, String timing) {
      this.trigger = trigger;
      this.timing = timing;
    }
  }

  private final Connection database;
  private final String table;

  /**
   * Sets the breakpoint.
   *
   * @param change {@code insert} or {@code update}
   * @param condition on the {@code new} row, in SQL
   */
  DatabaseBreakpoint(Connection database, At at, String change, String table, String condition)
      throws SQLException {
    this.database = database;
    this.table = table;
    execute("select pg_advisory_lock(" + LOCK + ")");
    execute(
        """
        create or replace function breakpoint() returns trigger language plpgsql
        set lock_timeout = 0 as $$
        begin
          perform pg_advisory_xact_lock_shared(%d);
          return new;
        end $$
        """
            .formatted(LOCK));
    execute(
        "create %s on %s %s for each row when (%s) execute function breakpoint()"
            .formatted(at.trigger.formatted(change), table, at.timing, condition));
  }

  /** Waits until a transaction has reached the breakpoint. */
  void await() {
    Awaitility.await("a transaction at the breakpoint on " + table)
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> count("not granted") > 0);
  }

  /** Rolls back the waiting transactions, as PostgreSQL does for a client that has died. */
  void rollBack() throws SQLException {
    execute(
        "select pg_terminate_backend(pid) from pg_locks where "
            + ofBreakpoint()
            + " and not granted");
    awaitNoTransaction();
  }

  /** Lets the waiting transactions commit; a frozen client does not learn of it. */
  void commit() throws SQLException {
    execute("select pg_advisory_unlock(" + LOCK + ")");
    awaitNoTransaction();
  }

  /** Suspends a process with SIGSTOP. */
  static void freeze(long pid) {
    try {
      Process kill = new ProcessBuilder("sh", "-c", "kill -STOP " + pid).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("cannot stop process " + pid);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Removes the breakpoint; transactions that still wait at it continue. */
  @Override
  public void close() throws SQLException {
    try (database) {
      execute("select pg_advisory_unlock_all()");
      execute("drop trigger if exists breakpoint on " + table);
      execute("drop function if exists breakpoint()");
    }
  }

  private void awaitNoTransaction() {
    Awaitility.await("the end of the transactions at the breakpoint on " + table)
        .atMost(A_MINUTE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> count("pid <> pg_backend_pid()") == 0);
  }

  private int count(String condition) throws SQLException {
    String sql = "select count(*) from pg_locks where " + ofBreakpoint() + " and " + condition;
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static String ofBreakpoint() {
    return "locktype = 'advisory' and objid = " + LOCK;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
