package com.cruisemall.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do something at the same moment. */
final class Threads {
  private Threads() {}

  /** What each of them got, by number. */
  static <T> List<T> atOnce(int threads, IntFunction<Callable<T>> work) {
    var start = new CountDownLatch(1);
    List<Future<T>> results = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      IntStream.range(0, threads)
          .mapToObj(work)
          .forEach(one ->
              results.add(
                  executor.submit(() -> {
                    start.await();
                    return one.call();
                  })));
      start.countDown();
    }
    return results.stream().map(Threads::result).toList();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
