package com.cruisemall.local;

import com.cruisemall.local.backing.BackingServers;
import com.cruisemall.local.backing.Database;
import com.cruisemall.local.backing.Purpose;
import com.cruisemall.local.control.ControlEndpoint;
import com.cruisemall.local.control.Query;
import com.cruisemall.local.process.FolderLock;
import com.cruisemall.local.process.Folders;
import com.cruisemall.local.process.Processes;
import com.cruisemall.local.process.Server;
import com.cruisemall.local.process.StartFailure;
import com.cruisemall.local.process.Together;
import java.io.IOException;
import java.nio.file.Path;
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
 * PostgreSQL, Redis and Kafka for a run of tests. It writes their addresses to {@code
 * backing.properties} when all are ready, and ends with the process it is told to watch.
 */
@Command(name = "backing-daemon", mixinStandardHelpOptions = true)
public final class BackingDaemon implements Callable<Integer> {
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);

  @Option(names = "--dir", required = true, description = "folder for data, logs and addresses")
  private Path directory = Path.of("");

  @Option(names = "--watch-pid", description = "stop when this process is gone")
  private @Nullable Long watched;

  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  public static void main(String[] args) {
    System.exit(new CommandLine(new BackingDaemon()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folders = new Folders(directory);
    var lock = FolderLock.take(folders);
    if (lock.isEmpty()) {
      System.err.println("another daemon runs in " + folders.root());
      return 1;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
    try {
      return serve(folders);
    } catch (StartFailure e) {
      System.err.println(e.getMessage());
      return 1;
    } finally {
      lock.get().close();
      stopped.countDown();
    }
  }

  private int serve(Folders folders) throws IOException, InterruptedException {
    var addresses = new AddressFile(folders.root().resolve("backing.properties"));
    addresses.delete();
    var servers = new BackingServers(folders, Purpose.TEST);
    try (var control = control(servers)) {
      Together.forEach(servers.all(), Server::start);
      addresses.write(servers, control.address());
      awaitEnd();
      return 0;
    } finally {
      addresses.delete();
      Together.forEach(servers.all(), Server::stop);
    }
  }

  private ControlEndpoint control(BackingServers servers) throws IOException {
    return new ControlEndpoint(
        servers.all(),
        Map.of(
            "/shutdown", query -> stopRequested.countDown(),
            "/databases", query -> createDatabase(servers, query)));
  }

  private static void createDatabase(BackingServers servers, Query query) throws SQLException {
    var model = query.required("like");
    var known = Database.ALL.stream().filter(database -> database.name().equals(model)).findFirst();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("no database is named " + model);
    }
    servers.databases().createLike(query.required("name"), known.get());
  }

  private void awaitEnd() throws InterruptedException {
    while (watchedLives()
        && !stopRequested.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {}
  }

  private boolean watchedLives() {
    return watched == null || ProcessHandle.of(watched).filter(Processes::alive).isPresent();
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
