package com.cruisemall.chat.answer;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Registry of the answers in flight. Each runs on a virtual thread, which is interrupted when the
 * client disconnects and at the end of the shutdown grace period.
 */
@Singleton
class RunningAnswers {
  private final Set<Running> all = ConcurrentHashMap.newKeySet();
  private final Duration shutdownGrace;

  RunningAnswers(ChatConfig config) {
    this.shutdownGrace = config.shutdownGrace();
  }

  /** Registers the current thread until the returned handle is closed. */
  Running begin(RoutingContext http) {
    Running running = new Running(Thread.currentThread());
    all.add(running);
    http.addEndHandler(end -> {
      if (end.failed()) {
        running.interrupt(false);
      }
    });
    if (http.response().closed()) {
      running.interrupt(false);
    }
    return running;
  }

  void onShutdown(@Observes ShutdownDelayInitiatedEvent event) {
    Log.infof("shutting down with answers in flight count=%d", all.size());
    var _ =
        Thread.ofVirtual()
            .name("answers-shutdown")
            .start(() -> {
              LockSupport.parkNanos(shutdownGrace.toNanos());
              all.forEach(running -> running.interrupt(true));
            });
  }

  /** An answer in flight. */
  final class Running implements AutoCloseable {
    private final Thread thread;
    private boolean open = true;
    private boolean shutdown;

    private Running(Thread thread) {
      this.thread = thread;
    }

    /** Returns true if the interrupt came from the shutdown, false if the client disconnected. */
    synchronized boolean isShutdown() {
      return shutdown;
    }

    @Override
    public synchronized void close() {
      open = false;
      all.remove(this);
    }

    private synchronized void interrupt(boolean byShutdown) {
      if (open) {
        shutdown = byShutdown;
        thread.interrupt();
      }
    }
  }
}
