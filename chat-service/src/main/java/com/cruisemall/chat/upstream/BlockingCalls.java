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
 * Runs blocking calls on separate virtual threads. The request thread is interrupted when the
 * client disconnects, and an interrupt during a statement closes its database connection; so the
 * request thread only waits.
 */
@Singleton
public class BlockingCalls {
  private final ExecutorService threads;

  BlockingCalls(@VirtualThreads ExecutorService threads) {
    this.threads = threads;
  }

  public <T> CompletableFuture<T> submit(Supplier<T> call) {
    return CompletableFuture.supplyAsync(call, threads);
  }

  /** Runs the call, waits for its end and rethrows its exception. */
  public <T> T call(Supplier<T> call) throws InterruptedException {
    try {
      return submit(call).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Returns the result if there is one by the deadline; empty after a timeout or a failure. */
  public static <T> Optional<T> await(CompletableFuture<T> call, Deadline deadline)
      throws InterruptedException {
    try {
      return Optional.of(call.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      // The message of a database exception may quote rows, so only the type is logged.
      Log.infof("blocking call failed cause=%s", causeName(e));
      Log.debugf(e, "blocking call failed");
      return Optional.empty();
    }
  }

  /** Returns the class name of the cause. */
  public static String causeName(ExecutionException failure) {
    return Optional.ofNullable(failure.getCause())
        .map(cause -> cause.getClass().getName())
        .orElse("none");
  }
}
