package com.cruisemall.rates.table;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Meters of the served table: its age and stale responses. */
@Startup
@Singleton
class TableMetrics {
  private final Clock clock;
  private final Counter staleResponses;
  private volatile @Nullable Instant fetchedAt;

  TableMetrics(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.staleResponses =
        Counter.builder("cruisemall.rates.stale.responses")
            .description("Responses from an expired table or from the snapshot")
            .register(registry);
    Gauge.builder("cruisemall.rates.table.age", this, TableMetrics::ageSeconds)
        .description("Time since the served table was fetched; NaN while there is none")
        .baseUnit("seconds")
        .register(registry);
  }

  void updated(RateTable table) {
    fetchedAt = table.fetchedAt();
  }

  void servedStale() {
    staleResponses.increment();
  }

  private double ageSeconds() {
    @Nullable Instant fetched = fetchedAt;
    return fetched == null
        ? Double.NaN
        : Duration.between(fetched, clock.instant()).toMillis() / 1000.0;
  }
}
