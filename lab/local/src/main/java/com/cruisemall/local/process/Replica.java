package com.cruisemall.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Additional instance of a program of the stack, on free ports. */
public final class Replica implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration READY_POLL = Duration.ofMillis(20);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(PROBE_TIMEOUT)
          .build();

  private final ProcessSpec spec;
  private final Redirect output;
  private final int port;
  private final int managementPort;
  private Process process;
  private Duration startDuration = Duration.ZERO;

  /**
   * Starts the replica and returns when it is ready.
   *
   * @param original the running instance, with the changes wanted for this one
   */
  public Replica(ProcessSpec original, Redirect output) {
    this.port = LoopbackPort.findFree();
    this.managementPort = LoopbackPort.findFree();
    this.spec =
        original.with(
            Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)));
    this.output = output;
    this.process = start();
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Returns a URI on the port of health and metrics. */
  public URI managementUri(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  /** Calls the readiness probe. */
  public boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(managementUri("/q/health/ready")).timeout(PROBE_TIMEOUT).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  public ProcessHandle process() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the time from the start of the process to its readiness. */
  public Duration startDuration() {
    return startDuration;
  }

  /** Returns the output so far, if it goes to a file. */
  public String log() throws IOException {
    @Nullable File file = output.file();
    return file == null ? "" : Files.readString(file.toPath());
  }

  /** Sends SIGTERM and returns immediately. */
  public void terminate() {
    process.destroy();
  }

  /** Stops the process gracefully and starts it again, as a rolling update does. */
  public void restart() {
    close();
    process = start();
  }

  /** Kills the process and starts it again. */
  public void killAndStart() {
    process.destroyForcibly();
    awaitExit();
    process = start();
  }

  /** Stops the process gracefully, and kills it after a timeout. */
  @Override
  public void close() {
    terminate();
    awaitExit();
  }

  private Process start() {
    long began = System.nanoTime();
    try {
      Process started = spec.start(output);
      Polling.until(() -> !started.isAlive() || isReady(), READY_POLL, START_TIMEOUT);
      if (!started.isAlive() || !isReady()) {
        started.destroyForcibly();
        throw new CommandFailedException("a replica did not become ready, output: " + output);
      }
      startDuration = Duration.ofNanos(System.nanoTime() - began);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while a replica started", e);
    }
  }

  private void awaitExit() {
    try {
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
