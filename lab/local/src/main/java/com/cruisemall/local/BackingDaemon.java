package com.cruisemall.local;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.Purpose;
import com.cruisemall.local.backing.Secrets;
import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Concurrently;
import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.Server;
import com.cruisemall.local.process.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Daemon that runs PostgreSQL, Redis and Kafka for a test run. It writes {@code backing.properties}
 * once all servers are ready and exits when the watched process ends.
 */
@Command(name = "backing-daemon", mixinStandardHelpOptions = true)
public final class BackingDaemon implements Callable<Integer> {
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  @Option(
      names = "--dir",
      required = true,
      description = "Directory for data, logs and backing.properties.")
  private Path directory = Path.of("");

  @Option(names = "--watch-pid", description = "Exit when the process with this id ends.")
  private @Nullable Long watched;

  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public static void main(String[] args) {
    System.exit(new CommandLine(new BackingDaemon()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var stateDirectory = new StateDirectory(directory);
    var lock = FolderLock.tryAcquire(stateDirectory);
    if (lock.isEmpty()) {
      System.err.println("another daemon is running in " + stateDirectory.root());
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
    try {
      return serve(stateDirectory);
    } catch (CommandFailedException e) {
      System.err.println(e.getMessage());
      return 1;
    } finally {
      lock.get().close();
      stopped.countDown();
    }
  }

  private int serve(StateDirectory stateDirectory) throws IOException, InterruptedException {
    var properties = new BackingPropertiesFile(stateDirectory.root().resolve("backing.properties"));
    properties.delete();
    var secrets = new Secrets(stateDirectory.secrets(), new SecureRandom());
    var servers = new BackingServers(stateDirectory, Purpose.TEST, secrets);
    try (var control = control(servers)) {
      Concurrently.forEach(servers.all(), Server::start);
      properties.write(servers, control.address());
      awaitShutdown();
      return 0;
    } finally {
      properties.delete();
      Concurrently.forEach(servers.all(), Server::stop);
    }
  }

  private ControlEndpoint control(BackingServers servers) throws IOException {
    return new ControlEndpoint(
        servers.all(),
        Map.of(
            "/shutdown", query -> stopRequested.countDown(),
            "/databases", query -> createDatabase(servers, query)));
  }

  private static void createDatabase(BackingServers servers, QueryParameters query)
      throws SQLException {
    var model = query.required("like");
    var known = Database.ALL.stream().filter(database -> database.name().equals(model)).findFirst();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("unknown database: " + model);
    }
    servers.databaseProvisioner().createLike(query.required("name"), known.get());
  }

  private void awaitShutdown() throws InterruptedException {
    while (watchedProcessIsAlive()
        && !stopRequested.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {}
  }

  private boolean watchedProcessIsAlive() {
    return watched == null || ProcessHandle.of(watched).filter(Processes::isAlive).isPresent();
  }

  private void stopAndWait() {
    stopRequested.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
