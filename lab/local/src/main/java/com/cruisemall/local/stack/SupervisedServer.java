package com.cruisemall.local.stack;

import com.cruisemall.local.process.CommandFailedException;
import com.cruisemall.local.process.Polling;
import com.cruisemall.local.process.Server;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Server that is restarted after a crash, with exponential backoff. */
final class SupervisedServer implements Server {
  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);
  private static final Duration MIN_BACKOFF = Duration.ofSeconds(1);
  private static final Duration MAX_BACKOFF = Duration.ofSeconds(30);

  /** Uptime after which the backoff starts over. */
  private static final Duration BACKOFF_RESET_AFTER = Duration.ofSeconds(60);

  private final Server server;
  private final Consumer<String> report;
  private final Runnable changed;
  private volatile ServerState state = ServerState.WAITING;
  private volatile int restarts;
  private volatile long readySince;

  /**
   * @param report receives messages for the terminal
   * @param changed called after every state change
   */
  SupervisedServer(Server server, Consumer<String> report, Runnable changed) {
    this.server = server;
    this.report = report;
    this.changed = changed;
  }

  @Override
  public String name() {
    return server.name();
  }

  @Override
  public String address() {
    return server.address();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return server.process();
  }

  Server server() {
    return server;
  }

  ServerState state() {
    return state;
  }

  int restarts() {
    return restarts;
  }

  @Override
  public synchronized void start() {
    transitionTo(ServerState.STARTING);
    try {
      server.start();
    } catch (RuntimeException e) {
      transitionTo(ServerState.STOPPED);
      throw e;
    }
    transitionTo(ServerState.READY);
  }

  /** Stops the server and disables restarts until the next start. */
  @Override
  public void stop() {
    transitionTo(ServerState.STOPPED);
    server.stop();
  }

  /** Kills the process; it is restarted as after a crash. */
  @Override
  public void kill() {
    server.kill();
  }

  /** Restarts the server after each crash; runs until interrupted. */
  void watch() {
    var backoff = MIN_BACKOFF;
    try {
      while (true) {
        Polling.pause(POLL_INTERVAL);
        if (state == ServerState.READY && !running()) {
          if (System.nanoTime() - readySince > BACKOFF_RESET_AFTER.toNanos()) {
            backoff = MIN_BACKOFF;
          }
          report.accept(
              name() + " exited unexpectedly, restarting in " + backoff.toSeconds() + " s");
          transitionTo(ServerState.RESTARTING);
        }
        if (state == ServerState.RESTARTING) {
          Polling.pause(backoff);
          backoff = next(backoff);
          restart();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void restart() {
    if (state != ServerState.RESTARTING) {
      return;
    }
    restarts++;
    try {
      server.start();
      transitionTo(ServerState.READY);
      report.accept(name() + " is ready after a restart");
    } catch (CommandFailedException e) {
      report.accept(e.getMessage());
    }
  }

  private static Duration next(Duration backoff) {
    var doubled = backoff.multipliedBy(2);
    return doubled.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : doubled;
  }

  private void transitionTo(ServerState next) {
    if (next == ServerState.READY) {
      readySince = System.nanoTime();
    }
    state = next;
    changed.run();
  }
}
