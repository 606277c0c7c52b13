package com.cruisemall.auth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service's database, as its administrator. */
final class Database {
  private Database() {}

  static Connection connect() throws SQLException {
    Config config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("test.database.admin.url", String.class),
        config.getValue("test.database.admin.username", String.class),
        config.getValue("test.database.admin.password", String.class));
  }

  static int update(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of every row, as text. */
  static List<String> column(String sql, Object... parameters) {
    try (Connection connection = connect();
        PreparedStatement statement = prepare(connection, sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sessions of the account with that login key that nobody has ended. */
  static List<String> liveSessions(String loginKey) {
    return column(
        """
        select s.id from session s join account a on a.id = s.account_id
        where a.login_key = ? and s.ended_at is null
        """,
        loginKey);
  }

  /** Statements of every kind that the service has sent to this database. */
  static long statements() {
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
}
