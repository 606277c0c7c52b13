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
 * The answers that are being given. Each is a virtual thread that waits for something most of the
 * time: a model's words, a repetition, a slow reader. It is interrupted as soon as the person hangs
 * up, and when the service stops and has waited for it long enough.
 */
@Singleton
public class RunningAnswers {
  private final Set<Running> all = ConcurrentHashMap.newKeySet();
  private final Duration drain;

  RunningAnswers(ChatConfig config) {
    this.drain = config.drain();
  }

  /** The answer that this thread gives from now on, until it is closed. */
  public Running begin(RoutingContext http) {
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

  void stopping(@Observes ShutdownDelayInitiatedEvent event) {
    Log.infof("stopping with answers under way count=%d", all.size());
    var _ =
        Thread.ofVirtual()
            .name("answers-drain")
            .start(() -> {
              LockSupport.parkNanos(drain.toNanos());
              all.forEach(running -> running.interrupt(true));
            });
  }

  /** One answer under way. */
  public final class Running implements AutoCloseable {
    private final Thread thread;
    private boolean open = true;
    private boolean stopped;

    private Running(Thread thread) {
      this.thread = thread;
    }

    /** Whether it was the service's stop that interrupted it; else nobody listens any more. */
    public synchronized boolean isStopped() {
      return stopped;
    }

    @Override
    public synchronized void close() {
      open = false;
      all.remove(this);
    }

    private synchronized void interrupt(boolean stop) {
      if (open) {
        stopped = stop;
        thread.interrupt();
      }
    }
  }
}
