package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.process.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** PostgreSQL on loopback; every connection needs a password. */
public final class PostgresServer extends ChildServer {
  public static final String ADMIN = "postgres";
  public static final String ADMIN_SECRET = "POSTGRES_ADMIN_PASSWORD";

  private static final Map<String, String> UTC = Map.of("TZ", "UTC", "LC_ALL", "C");
  private static final String SETTINGS = "cruisemall.conf";

  private final Folders folders;
  private final Purpose purpose;
  private final Secrets secrets;
  private final Path data;
  private final int port;

  PostgresServer(Folders folders, Purpose purpose, Secrets secrets, Ports ports) {
    super(folders, "postgres", StopSignal.INT, Duration.ofSeconds(15));
    this.folders = folders;
    this.purpose = purpose;
    this.secrets = secrets;
    this.data = folders.data(name());
    this.port = ports.of(name());
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  public Connection connectAsAdmin(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), ADMIN, secrets.password(ADMIN_SECRET));
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var programs = new Programs(folders).postgres();
    var user = Unprivileged.current();
    try {
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(programs, user);
      }
      Files.writeString(data.resolve(SETTINGS), settings());
      user.give(data);
      clearStaleLock();
    } catch (IOException e) {
      throw new StartFailure("PostgreSQL's data folder " + data + ": " + e.getMessage(), e);
    }
    var program = programs.resolve("bin/postgres").toString();
    process.launch(user.command(List.of(program, "-D", data.toString())), UTC, folders.root());
    process.awaitReady(Duration.ofSeconds(60), this::accepts);
    new Databases(this, secrets).provision(Database.ALL);
  }

  private String settings() {
    var common =
        """
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 300
        shared_buffers = '128MB'
        shared_preload_libraries = 'pg_stat_statements'
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%%m %%u@%%d '
        log_lock_waits = on
        """
            .formatted(port);
    return switch (purpose) {
      case STACK -> common + "fsync = on\nsynchronous_commit = on\n";
      case TEST -> common + "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";
    };
  }

  /** A folder half made by an interrupted run never gets the name that counts. */
  private void initialise(Path programs, Unprivileged user) throws IOException {
    var partial = data.resolveSibling("postgres.partial");
    Tree.delete(partial);
    Files.createDirectories(partial);
    var owner = PosixFilePermissions.fromString("rw-------");
    var password =
        Files.createTempFile(
            folders.root(), "initdb", ".pw", PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(password, secrets.password(ADMIN_SECRET));
      user.give(partial);
      user.give(password);
      var command =
          new ArrayList<>(
              List.of(
                  programs.resolve("bin/initdb").toString(),
                  "--pgdata=" + partial,
                  "--username=" + ADMIN,
                  "--pwfile=" + password,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--locale-provider=builtin",
                  "--builtin-locale=C.UTF-8"));
      if (purpose == Purpose.TEST) {
        command.add("--no-sync");
      }
      run(user.command(command));
      Files.writeString(
          partial.resolve("postgresql.conf"),
          "include '" + SETTINGS + "'\n",
          StandardOpenOption.APPEND);
    } finally {
      Files.deleteIfExists(password);
    }
    Tree.delete(data);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(UTC);
    var running = builder.start();
    var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (running.waitFor() != 0) {
        throw new StartFailure("PostgreSQL's initdb failed:\n" + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("interrupted while starting", e);
    }
  }

  /**
   * PostgreSQL believes its lock file when any process has the id written there, which after a
   * restart of the machine may be a stranger. Our own server was stopped by now.
   */
  private void clearStaleLock() throws IOException {
    var lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    var pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
    var ours =
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().commandLine())
            .filter(line -> line.contains(data.toString()));
    if (ours.isPresent()) {
      throw new StartFailure(
          "another PostgreSQL (process " + pid + ") runs on " + data + ": stop it first");
    }
    Files.delete(lock);
  }

  private boolean accepts() {
    try (var connection = connectAsAdmin("postgres")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new StartFailure(
            "the secrets in "
                + folders.secrets()
                + " do not fit the data in "
                + data
                + ": restore the file, or wipe both with ./cruise reset",
            e);
      }
      return false;
    }
  }
}
