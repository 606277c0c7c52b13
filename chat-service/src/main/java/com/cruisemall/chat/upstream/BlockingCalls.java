package com.cruisemall.chat.upstream;

import com.cruisemall.kit.deadline.Deadline;
import io.quarkus.logging.Log;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs what talks to sockets on threads of its own. The thread that serves a person is interrupted
 * when the person hangs up, and an interrupt in the middle of a statement costs its connection: so
 * that thread only waits.
 */
@Singleton
public class BlockingCalls {
  private final ExecutorService threads;

  BlockingCalls(@VirtualThreads ExecutorService threads) {
    this.threads = threads;
  }

  public <T> CompletableFuture<T> start(Supplier<T> errand) {
    return CompletableFuture.supplyAsync(errand, threads);
  }

  /** Waits to the end; what the errand throws is thrown here. */
  public <T> T finish(Supplier<T> errand) throws InterruptedException {
    try {
      return start(errand).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** What came of an errand by the deadline; a failed one is logged and as good as a late one. */
  public static <T> Optional<T> by(Deadline deadline, CompletableFuture<T> errand)
      throws InterruptedException {
    try {
      return Optional.of(errand.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      // Without the message: a database quotes rows in it.
      Log.infof("an errand failed cause=%s", kind(e));
      Log.debugf(e, "the errand's failure");
      return Optional.empty();
    }
  }

  /** What kind of failure ended an errand. */
  public static String kind(ExecutionException failure) {
    return Optional.ofNullable(failure.getCause())
        .map(cause -> cause.getClass().getName())
        .orElse("none");
  }
}
