package com.cruisemall.kit.test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many who do something at the same moment. */
public final class Concurrently {
  private Concurrently() {}

  /** Lets all begin together; returns what each got, in their order. */
  public static <T> List<T> run(Stream<Callable<T>> works) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      works.forEach(work ->
          results.add(
              threads.submit(() -> {
                start.await();
                return work.call();
              })));
      start.countDown();
    }
    return results.stream().map(Concurrently::result).toList();
  }

  /** As {@link #run(Stream)}, for so many who differ by their number. */
  public static <T> List<T> run(int many, IntFunction<Callable<T>> work) {
    return run(IntStream.range(0, many).mapToObj(work));
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
