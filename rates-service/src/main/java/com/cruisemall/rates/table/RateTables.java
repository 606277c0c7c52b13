package com.cruisemall.rates.table;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rates of now, from memory. An expired table is served while one refresh runs in the
 * background; only a caller who finds none at all waits, and that not for long.
 */
@ApplicationScoped
public class RateTables {
  /** What answers that are about to be replaced may be kept for. */
  private static final Duration BRIEFLY = Duration.ofSeconds(5);

  private final TableRefresh refresh;
  private final RateSource source;
  private final TableConfig config;
  private final TableMetrics metrics;
  private final Clock clock;
  private final ExecutorService threads;
  private final Shelf shelf = new Shelf();
  private final AtomicReference<@Nullable CompletableFuture<Void>> flight = new AtomicReference<>();
  private volatile Instant pausedUntil = Instant.MIN;

  RateTables(
      TableRefresh refresh,
      RateSource source,
      TableConfig config,
      TableMetrics metrics,
      Clock clock,
      @VirtualThreads ExecutorService threads) {
    this.refresh = refresh;
    this.source = source;
    this.config = config;
    this.metrics = metrics;
    this.clock = clock;
    this.threads = threads;
  }

  void warmUp(@Observes StartupEvent started) {
    var _ = joinRefresh();
  }

  public CurrentRates current() {
    if (!fresh()) {
      CompletableFuture<Void> refreshed = joinRefresh();
      if (shelf.table().isEmpty()) {
        waitBriefly(CompletableFuture.anyOf(refreshed, shelf.first()));
      }
    }
    Instant now = clock.instant();
    return shelf.table().map(table -> served(table, now)).orElseGet(() -> snapshot(now));
  }

  /** The table's age since it was fetched; empty while there is none. */
  Optional<Duration> age() {
    return shelf.table().map(table -> table.ageAt(clock.instant()));
  }

  private CurrentRates served(RateTable table, Instant now) {
    if (table.validAt(now)) {
      return new CurrentRates(table.published(), false, Duration.between(now, table.validUntil()));
    }
    metrics.servedStale();
    boolean fallback = table.ageAt(now).compareTo(config.staleAfter()) > 0;
    return new CurrentRates(table.published(), fallback, untilNextAttempt(now));
  }

  private CurrentRates snapshot(Instant now) {
    metrics.servedStale();
    return new CurrentRates(source.lastResort(), true, untilNextAttempt(now));
  }

  private Duration untilNextAttempt(Instant now) {
    return pausedUntil.isAfter(now.plus(BRIEFLY)) ? Duration.between(now, pausedUntil) : BRIEFLY;
  }

  /** The running refresh, or a new one unless the last has just failed. */
  private CompletableFuture<Void> joinRefresh() {
    if (clock.instant().isBefore(pausedUntil)) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> ours = new CompletableFuture<>();
    @Nullable CompletableFuture<Void> running = flight.compareAndExchange(null, ours);
    if (running != null) {
      return running;
    }
    threads.execute(() -> fly(ours));
    return ours;
  }

  private void fly(CompletableFuture<Void> ours) {
    try {
      // Who joined just after a flight had landed must not start the next one for nothing.
      if (!fresh() && !clock.instant().isBefore(pausedUntil)) {
        Duration pause = refresh.run(shelf);
        shelf.table().ifPresent(metrics::holding);
        pausedUntil = clock.instant().plus(pause);
      }
    } catch (RuntimeException e) {
      Log.error("refresh of the rates failed", e);
      pausedUntil = clock.instant().plus(config.retryPause());
    } finally {
      flight.set(null);
      ours.complete(null);
    }
  }

  private boolean fresh() {
    return shelf.table().filter(table -> table.validAt(clock.instant())).isPresent();
  }

  private void waitBriefly(CompletableFuture<?> arrival) {
    try {
      arrival.get(config.coldWait().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // There is the snapshot.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
