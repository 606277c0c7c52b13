package com.cruisemall.local.process;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Runs one action for several items concurrently. */
public final class Concurrently {
  private Concurrently() {}

  /** Waits for all items, then throws one of the failures if any item failed. */
  public static <T> void forEach(Collection<T> items, Consumer<T> action) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          items.stream()
              .map(item -> CompletableFuture.runAsync(() -> action.accept(item), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(running).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CommandFailedException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
