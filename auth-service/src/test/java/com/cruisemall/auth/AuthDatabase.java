package com.cruisemall.auth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The test's own database, seen from beside the service. */
final class AuthDatabase {
  private AuthDatabase() {}

  /** As whoever runs the server; may do anything. */
  static Connection asAdmin() throws SQLException {
    return connect("test.database.admin.url", "test.database.admin");
  }

  /** As the service itself. */
  static Connection asService() throws SQLException {
    return connect("quarkus.datasource.jdbc.url", "quarkus.datasource");
  }

  /** As the owner of the tables, who migrates. */
  static Connection asOwner() throws SQLException {
    return connect("quarkus.datasource.jdbc.url", "quarkus.flyway");
  }

  static int update(String sql) throws SQLException {
    try (Connection admin = asAdmin();
        Statement statement = admin.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  /** The first column of every row, as text. */
  static List<String> column(String sql) throws SQLException {
    try (Connection admin = asAdmin();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(String.valueOf(rows.getString(1)));
      }
      return values;
    }
  }

  private static Connection connect(String url, String role) throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue(url, String.class),
        config.getValue(role + ".username", String.class),
        config.getValue(role + ".password", String.class));
  }
}
