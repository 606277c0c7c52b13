package com.cruisemall.kit.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Histogram buckets for call latency, from which percentiles over all instances are computed. The
 * bounds include the objectives of the alerts: 500 ms for a page, 2 s for a payment.
 */
@Singleton
class LatencyBuckets implements MeterFilter {
  private static final Set<String> TIMERS =
      Set.of(
          "http.server.requests",
          "http.client.requests",
          "cruisemall.psp.calls",
          "cruisemall.transaction.time");

  private static final DistributionStatisticConfig BUCKETS =
      DistributionStatisticConfig.builder()
          .serviceLevelObjectives(
              Stream.of(1, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
                  .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
                  .toArray())
          .build();

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return TIMERS.contains(id.getName()) ? BUCKETS.merge(config) : config;
  }
}
