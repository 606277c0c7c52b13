package com.cruisemall.auth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Direct access to the database of the service under test. */
public final class AuthDatabase {
  private AuthDatabase() {}

  /** Connects as the superuser. */
  public static Connection asAdmin() throws SQLException {
    return asAdmin("");
  }

  /** Connects as the superuser, with driver parameters. */
  public static Connection asAdmin(String parameters) throws SQLException {
    return connect("test.database.admin.url", "test.database.admin", parameters);
  }

  /** Connects with the role of the service. */
  public static Connection asService() throws SQLException {
    return connect("quarkus.datasource.jdbc.url", "quarkus.datasource", "");
  }

  /** Connects with the role that owns the tables and runs migrations. */
  public static Connection asOwner() throws SQLException {
    return connect("quarkus.datasource.jdbc.url", "quarkus.flyway", "");
  }

  public static int update(String sql, Object... parameters) {
    try (Connection admin = asAdmin();
        PreparedStatement statement = prepare(admin, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the first column of every row as text. */
  public static List<String> column(String sql, Object... parameters) {
    try (Connection admin = asAdmin();
        PreparedStatement statement = prepare(admin, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the sessions without a recorded end of the account with that login key. */
  public static List<String> liveSessions(String loginKey) {
    return column(
        """
        select s.id from session s join account a on a.id = s.account_id
        where a.login_key = ? and s.ended_at is null
        """,
        loginKey);
  }

  /** Counts all statements that the service has sent to this database. */
  public static long statements() {
    return Long.parseLong(
        column(
                """
                select coalesce(sum(s.calls), 0) from pg_stat_statements s
                join pg_roles r on r.oid = s.userid
                join pg_database d on d.oid = s.dbid
                where r.rolname = 'auth_service' and d.datname = current_database()
                """)
            .getFirst());
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static Connection connect(String url, String role, String parameters)
      throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue(url, String.class) + parameters,
        config.getValue(role + ".username", String.class),
        config.getValue(role + ".password", String.class));
  }
}
