package com.cruisemall.local.backing;

import com.cruisemall.local.process.ChildServer;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Directories;
import com.cruisemall.local.process.ManagedProcess.StopSignal;
import com.cruisemall.local.process.StateDirectory;
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

/** PostgreSQL on loopback with SCRAM authentication. */
public final class PostgresServer extends ChildServer {
  public static final String ADMIN = "postgres";
  public static final String ADMIN_SECRET = "POSTGRES_ADMIN_PASSWORD";

  private static final Map<String, String> UTC = Map.of("TZ", "UTC", "LC_ALL", "C");
  private static final String CONFIG_FILE = "cruisemall.conf";

  private final StateDirectory stateDirectory;
  private final Purpose purpose;
  private final Secrets secrets;
  private final Path data;
  private final int port;

  PostgresServer(StateDirectory stateDirectory, Purpose purpose, Secrets secrets, Ports ports) {
    super(stateDirectory, "postgres", StopSignal.INT, Duration.ofSeconds(15));
    this.stateDirectory = stateDirectory;
    this.purpose = purpose;
    this.secrets = secrets;
    this.data = stateDirectory.data(name());
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
    return "jdbc:postgresql://" + address() + "/" + database + "?logServerErrorDetail=false";
  }

  public Connection connectAsAdmin(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), ADMIN, secrets.password(ADMIN_SECRET));
  }

  @Override
  public synchronized void start() {
    if (running()) {
      return;
    }
    var programs = new BundledBinaries(stateDirectory).postgres();
    var user = Unprivileged.current();
    try {
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        initialise(programs, user);
      }
      Files.writeString(data.resolve(CONFIG_FILE), settings());
      user.grantOwnership(data);
      clearStaleLock();
    } catch (IOException e) {
      throw new CommandFailedException(
          "cannot prepare the PostgreSQL data directory " + data + ": " + e.getMessage(), e);
    }
    var program = programs.resolve("bin/postgres").toString();
    process.launch(
        user.command(List.of(program, "-D", data.toString())), UTC, stateDirectory.root());
    process.awaitReady(Duration.ofSeconds(60), this::acceptsConnections);
    new DatabaseProvisioner(this, secrets).provision(Database.ALL);
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
        # Values of rows and of statements stay out of the log.
        log_error_verbosity = terse
        log_min_error_statement = panic
        """
            .formatted(port);
    return switch (purpose) {
      case STACK -> common + "fsync = on\nsynchronous_commit = on\n";
      case TEST -> common + "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";
    };
  }

  /**
   * Runs initdb in a temporary directory and renames it, so that an interrupted run leaves no data
   * directory.
   */
  private void initialise(Path programs, Unprivileged user) throws IOException {
    var partial = data.resolveSibling("postgres.partial");
    Directories.deleteRecursively(partial);
    Files.createDirectories(partial);
    var owner = PosixFilePermissions.fromString("rw-------");
    var password =
        Files.createTempFile(
            stateDirectory.root(), "initdb", ".pw", PosixFilePermissions.asFileAttribute(owner));
    try {
      Files.writeString(password, secrets.password(ADMIN_SECRET));
      user.grantOwnership(partial);
      user.grantOwnership(password);
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
          "include '" + CONFIG_FILE + "'\n",
          StandardOpenOption.APPEND);
    } finally {
      Files.deleteIfExists(password);
    }
    Directories.deleteRecursively(data);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(UTC);
    var running = builder.start();
    var output = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (running.waitFor() != 0) {
        throw new CommandFailedException("initdb failed:\n" + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while running initdb", e);
    }
  }

  /**
   * Deletes a stale lock file. PostgreSQL trusts the lock file if any process has the recorded id,
   * which after a reboot may be an unrelated process. The server of this stack is stopped here.
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
      throw new CommandFailedException(
          "another PostgreSQL (pid " + pid + ") is running on " + data + ": stop it first");
    }
    Files.delete(lock);
  }

  private boolean acceptsConnections() {
    try (var connection = connectAsAdmin("postgres")) {
      return connection.isValid(2);
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new CommandFailedException(
            "the passwords in "
                + stateDirectory.secrets()
                + " do not match the database in "
                + data
                + ": restore the file, or delete both with ./cruise reset",
            e);
      }
      return false;
    }
  }
}
