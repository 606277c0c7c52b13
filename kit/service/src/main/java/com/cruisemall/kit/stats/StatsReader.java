package com.cruisemall.kit.stats;

import com.cruisemall.kit.stats.InstanceStats.Pool;
import com.cruisemall.kit.stats.InstanceStats.Within;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.quarkus.runtime.ApplicationConfig;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Aggregates the meters of this instance. */
@Singleton
public class StatsReader {
  private static final String PREFIX = "cruisemall.";
  private static final String OLDEST = ".oldest";

  private final MeterRegistry metrics;
  private final String service;
  private final String instance;
  private final Optional<Integer> poolSize;

  StatsReader(MeterRegistry metrics, ApplicationConfig application, InstanceConfig config) {
    this.metrics = metrics;
    this.service = application.name().orElse("");
    this.instance = config.uuid().orElse("");
    this.poolSize = config.datasource().jdbc().maxSize();
  }

  /** Returns the current values. */
  public InstanceStats now() {
    Collection<Timer> requests = metrics.find("http.server.requests").timers();
    return new InstanceStats(
        service,
        instance,
        count(requests, _ -> true),
        count(requests, status -> status.startsWith("5")),
        count(requests, "429"::equals),
        times(requests),
        poolSize.map(this::pool),
        oldest());
  }

  private static long count(Collection<Timer> requests, Predicate<String> status) {
    return requests.stream()
        .filter(timer -> status.test(String.valueOf(timer.getId().getTag("status"))))
        .mapToLong(Timer::count)
        .sum();
  }

  private static List<Within> times(Collection<Timer> requests) {
    Map<Double, Long> counts = new TreeMap<>();
    for (Timer timer : requests) {
      for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
        counts.merge(bucket.bucket(TimeUnit.SECONDS), (long) bucket.count(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(one -> Double.isFinite(one.getKey()) && one.getKey() < Long.MAX_VALUE / 1e9)
        .map(one -> new Within(one.getKey(), one.getValue()))
        .toList();
  }

  private Pool pool(int size) {
    return new Pool(sum("agroal.active.count"), sum("agroal.awaiting.count"), size);
  }

  private int sum(String gauges) {
    return (int) metrics.find(gauges).gauges().stream().mapToDouble(Gauge::value).sum();
  }

  private Map<String, Double> oldest() {
    Map<String, Double> queues = new TreeMap<>();
    for (Meter meter : metrics.getMeters()) {
      String name = meter.getId().getName();
      int end = name.indexOf(OLDEST);
      if (name.startsWith(PREFIX) && end > 0 && meter instanceof Gauge gauge) {
        double seconds = gauge.value();
        queues.merge(
            name.substring(PREFIX.length(), end),
            Double.isFinite(seconds) ? seconds : 0,
            Math::max);
      }
    }
    return queues;
  }
}
