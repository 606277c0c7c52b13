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
 * In-memory cache of the rate table. An expired table is served while one refresh runs in the
 * background (stale-while-revalidate). Callers wait, with a timeout, only if there is no table.
 */
@ApplicationScoped
public class RateTableCache {
  /** Minimum {@code max-age} of stale responses. */
  private static final Duration STALE_MAX_AGE = Duration.ofSeconds(5);

  private final TableRefresh refresh;
  private final RateSource source;
  private final TableConfig config;
  private final TableMetrics metrics;
  private final Clock clock;
  private final ExecutorService threads;
  private final LocalTable local = new LocalTable();
  private final AtomicReference<@Nullable CompletableFuture<Void>> flight = new AtomicReference<>();
  private volatile Instant pausedUntil = Instant.MIN;

  RateTableCache(
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

  /** Returns the best available rates. */
  public CurrentRates current() {
    if (!fresh()) {
      CompletableFuture<Void> refreshed = joinRefresh();
      if (local.table().isEmpty()) {
        awaitFirstTable(CompletableFuture.anyOf(refreshed, local.first()));
      }
    }
    Instant now = clock.instant();
    return local.table().map(table -> served(table, now)).orElseGet(() -> snapshot(now));
  }

  /** Returns the time since the table was fetched; empty while there is none. */
  Optional<Duration> age() {
    return local.table().map(table -> table.ageAt(clock.instant()));
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
    return new CurrentRates(source.snapshot(), true, untilNextAttempt(now));
  }

  private Duration untilNextAttempt(Instant now) {
    return pausedUntil.isAfter(now.plus(STALE_MAX_AGE))
        ? Duration.between(now, pausedUntil)
        : STALE_MAX_AGE;
  }

  /** Joins the refresh in flight or starts one, except during the backoff after a failure. */
  private CompletableFuture<Void> joinRefresh() {
    if (clock.instant().isBefore(pausedUntil)) {
      return CompletableFuture.completedFuture(null);
    }
    CompletableFuture<Void> ours = new CompletableFuture<>();
    @Nullable CompletableFuture<Void> running = flight.compareAndExchange(null, ours);
    if (running != null) {
      return running;
    }
    threads.execute(() -> refresh(ours));
    return ours;
  }

  private void refresh(CompletableFuture<Void> ours) {
    try {
      // A caller that joined just after a refresh had ended must not start another one.
      if (!fresh() && !clock.instant().isBefore(pausedUntil)) {
        Duration pause = refresh.run(local);
        local.table().ifPresent(metrics::updated);
        pausedUntil = clock.instant().plus(pause);
      }
    } catch (RuntimeException e) {
      Log.error("rate refresh failed", e);
      pausedUntil = clock.instant().plus(config.minBackoff());
    } finally {
      flight.set(null);
      ours.complete(null);
    }
  }

  private boolean fresh() {
    return local.table().filter(table -> table.validAt(clock.instant())).isPresent();
  }

  private void awaitFirstTable(CompletableFuture<?> arrival) {
    try {
      arrival.get(config.coldStartTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      // The snapshot is served instead.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
