package com.cruisemall.local.process;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Does the same to several things at once and waits for all of them. */
public final class Together {
  private Together() {}

  /** When some fail, the others are waited for and one of the failures is thrown. */
  public static <T> void forEach(Collection<T> things, Consumer<T> action) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          things.stream()
              .map(thing -> CompletableFuture.runAsync(() -> action.accept(thing), threads))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(running).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartFailure failure) {
        throw failure;
      }
      throw e;
    }
  }
}
