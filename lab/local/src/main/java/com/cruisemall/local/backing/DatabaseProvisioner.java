package com.cruisemall.local.backing;

import com.cruisemall.local.process.CommandFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates databases and roles. It is idempotent and resets passwords and role timeouts. */
public final class DatabaseProvisioner {
  private final PostgresServer server;
  private final Secrets secrets;

  public DatabaseProvisioner(PostgresServer server, Secrets secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  void provision(List<Database> databases) {
    try {
      try (var template = server.connectAsAdmin("template1");
          var statement = template.createStatement()) {
        statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
      }
      try (var admin = server.connectAsAdmin("postgres");
          var statement = admin.createStatement()) {
        statement.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        for (var database : databases) {
          provisionRoles(admin, database);
          create(admin, database.name(), database);
        }
      }
    } catch (SQLException e) {
      throw new CommandFailedException(
          "cannot provision PostgreSQL databases and roles: " + e.getMessage(), e);
    }
  }

  /**
   * Creates an empty database with the roles and grants of the model, replacing an existing one.
   */
  public void createLike(String name, Database model) throws SQLException {
    var checked = new Database(name).name();
    try (var admin = server.connectAsAdmin("postgres")) {
      try (var statement = admin.createStatement()) {
        statement.execute("DROP DATABASE IF EXISTS " + checked + " WITH (FORCE)");
      }
      create(admin, checked, model);
    }
  }

  private void provisionRoles(Connection admin, Database database) throws SQLException {
    var owner = database.owner();
    var runtime = database.runtime();
    try (var statement = admin.createStatement()) {
      createRole(statement, owner, secrets.password(database.ownerSecret()));
      createRole(statement, runtime, secrets.password(database.runtimeSecret()));
      statement.execute("ALTER ROLE " + runtime + " SET lock_timeout = '2s'");
      statement.execute("ALTER ROLE " + runtime + " SET statement_timeout = '5s'");
      statement.execute(
          "ALTER ROLE " + runtime + " SET idle_in_transaction_session_timeout = '10s'");
    }
  }

  private static void createRole(Statement statement, String role, String password)
      throws SQLException {
    if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
      statement.execute("CREATE ROLE " + role + " LOGIN");
    }
    statement.execute("ALTER ROLE " + role + " PASSWORD '" + password + "'");
  }

  private void create(Connection admin, String name, Database roles) throws SQLException {
    try (var statement = admin.createStatement()) {
      if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + roles.owner());
      }
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + roles.runtime());
    }
    var owner = roles.owner();
    var runtime = roles.runtime();
    try (var inside = server.connectAsAdmin(name);
        var statement = inside.createStatement()) {
      statement.execute("ALTER SCHEMA public OWNER TO " + owner);
      statement.execute("GRANT USAGE ON SCHEMA public TO " + runtime);
      var defaults = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
      statement.execute(defaults + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + runtime);
      statement.execute(defaults + "USAGE, SELECT ON SEQUENCES TO " + runtime);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }
}
