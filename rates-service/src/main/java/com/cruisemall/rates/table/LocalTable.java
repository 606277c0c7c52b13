package com.cruisemall.rates.table;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Newest table that this instance has seen; an older table never replaces it. */
final class LocalTable {
  private final AtomicReference<@Nullable RateTable> newest = new AtomicReference<>();
  private final CompletableFuture<RateTable> first = new CompletableFuture<>();

  Optional<RateTable> table() {
    return Optional.ofNullable(newest.get());
  }

  /** Returns a future that completes with the first table. */
  CompletableFuture<RateTable> first() {
    return first;
  }

  void put(RateTable table) {
    newest.accumulateAndGet(
        table, (known, offered) -> known == null || newer(offered, known) ? offered : known);
    first.complete(table);
  }

  private static boolean newer(@Nullable RateTable offered, RateTable known) {
    return offered != null && offered.newerThan(known);
  }
}
