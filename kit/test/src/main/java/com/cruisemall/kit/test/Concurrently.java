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

/** Runs tasks concurrently. */
public final class Concurrently {
  private Concurrently() {}

  /** Starts all tasks together; returns their results in order. */
  public static <T> List<T> run(Stream<Callable<T>> tasks) {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> results = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      tasks.forEach(task ->
          results.add(
              threads.submit(() -> {
                start.await();
                return task.call();
              })));
      start.countDown();
    }
    return results.stream().map(Concurrently::result).toList();
  }

  /** Starts tasks that differ by their index, as {@link #run(Stream)} does. */
  public static <T> List<T> run(int count, IntFunction<Callable<T>> task) {
    return run(IntStream.range(0, count).mapToObj(task));
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
