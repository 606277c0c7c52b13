package com.cruisemall.kit.test;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.awaitility.Awaitility;

/**
 * Daemon process with the backing servers of a test process. No other test process uses them at the
 * same time, so that tests may stop a server while other modules are tested. Test processes that
 * follow each other share a daemon; it stops when the build process ends.
 */
final class BackingDaemon {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration ACTION_TIMEOUT = Duration.ofMinutes(1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** System property with the locked folder; Quarkus loads this class in several class loaders. */
  private static final String FOLDER = "cruisemall.test.backing-folder";

  private BackingDaemon() {}

  /** Returns the addresses of the servers; starts the daemon if necessary. */
  static Properties addresses() {
    Path root = Checkout.root();
    try {
      Path directory = lockedFolder(root.resolve("target").resolve("backing"));
      Path file = directory.resolve("backing.properties");
      if (!isRunning(file)) {
        Process daemon = launch(root, directory);
        Awaitility.await("backing servers, see " + directory.resolve("daemon.log"))
            .atMost(START_TIMEOUT)
            .failFast("backing servers failed to start", () -> !daemon.isAlive())
            .until(() -> isRunning(file));
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the first folder that no other process uses, and locks it until this process ends. */
  private static Path lockedFolder(Path parent) throws IOException {
    synchronized (FOLDER.intern()) {
      String locked = System.getProperty(FOLDER);
      if (locked != null) {
        return Path.of(locked);
      }
      for (int number = 1; ; number++) {
        Path folder = Files.createDirectories(parent.resolve(Integer.toString(number)));
        FileChannel channel =
            FileChannel.open(
                parent.resolve(number + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
          Runtime.getRuntime().addShutdownHook(new Thread(() -> close(channel), "backing-lock"));
          System.setProperty(FOLDER, folder.toString());
          return folder;
        }
        channel.close();
      }
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a control action of the daemon and waits until it is done. */
  static void post(String action) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(addresses().getProperty("control.url") + action))
            .timeout(ACTION_TIMEOUT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(action + " failed: " + response.body());
    }
  }

  private static boolean isRunning(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try {
      String control = read(file).getProperty("control.url");
      HttpRequest status = HttpRequest.newBuilder(URI.create(control + "/status")).build();
      return send(status).statusCode() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }

  private static Process launch(Path root, Path directory) throws IOException {
    Path jars = root.resolve("lab/local/target/dist/lib");
    if (!Files.isDirectory(jars)) {
      throw new IllegalStateException("lab/local is not built, run ./cruise test");
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            jars.resolve("*").toString(),
            "com.cruisemall.local.BackingDaemon",
            "--dir",
            directory.toString(),
            "--watch-pid",
            Long.toString(buildProcess().pid()))
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("daemon.log").toFile())
        .start();
  }

  /** Returns the build process: the topmost Java ancestor of this process. */
  private static ProcessHandle buildProcess() {
    ProcessHandle topmost = ProcessHandle.current();
    Optional<ProcessHandle> parent = topmost.parent();
    while (parent.isPresent()) {
      if (parent.get().info().command().orElse("").endsWith("java")) {
        topmost = parent.get();
      }
      parent = parent.get().parent();
    }
    return topmost;
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
