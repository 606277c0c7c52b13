package com.cruisemall.local.stack;

import com.cruisemall.local.process.Server;
import com.cruisemall.local.process.StartFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A server that is started again when it ends without being asked to, after a pause that doubles
 * with every attempt.
 */
final class Supervised implements Server {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** After this long without an end the next one counts as the first. */
  private static final Duration STEADY = Duration.ofSeconds(60);

  private final Server server;
  private final Consumer<String> report;
  private final Runnable changed;
  private volatile ServerState state = ServerState.WAITING;
  private volatile int restarts;
  private volatile Instant readySince = Instant.EPOCH;

  /**
   * @param report takes what a person should read
   * @param changed is called after every change of state
   */
  Supervised(Server server, Consumer<String> report, Runnable changed) {
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
    enter(ServerState.STARTING);
    try {
      server.start();
    } catch (RuntimeException e) {
      enter(ServerState.STOPPED);
      throw e;
    }
    enter(ServerState.READY);
  }

  /** Stays stopped until it is started by somebody. */
  @Override
  public void stop() {
    enter(ServerState.STOPPED);
    server.stop();
  }

  /** Comes back by itself, as after a crash. */
  @Override
  public void kill() {
    server.kill();
  }

  /** Runs until interrupted. */
  void watch() {
    var pause = FIRST_PAUSE;
    try {
      while (true) {
        Thread.sleep(POLL);
        if (state == ServerState.READY && !running()) {
          if (Duration.between(readySince, Instant.now()).compareTo(STEADY) > 0) {
            pause = FIRST_PAUSE;
          }
          report.accept(
              name() + " ended unexpectedly; started again in " + pause.toSeconds() + " s");
          enter(ServerState.RESTARTING);
        }
        if (state == ServerState.RESTARTING) {
          Thread.sleep(pause);
          pause = longer(pause);
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
      enter(ServerState.READY);
      report.accept(name() + " is ready again");
    } catch (StartFailure e) {
      report.accept(e.getMessage());
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void enter(ServerState next) {
    if (next == ServerState.READY) {
      readySince = Instant.now();
    }
    state = next;
    changed.run();
  }
}
