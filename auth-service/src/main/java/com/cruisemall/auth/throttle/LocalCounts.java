package com.cruisemall.auth.throttle;

import com.cruisemall.auth.throttle.Attempt.Counter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts the failures that this instance has seen, in bounded memory. */
@Singleton
class LocalCounts {
  private static final int MAX_COUNTERS = 50_000;

  private final Cache<String, Failures> counts;
  private final Clock clock;

  private record Failures(long number, Instant waitsUntil) {}

  @Inject
  LocalCounts(ThrottleConfig config, Clock clock) {
    this(config.failureWindow(), clock);
  }

  LocalCounts(Duration failureWindow, Clock clock) {
    this.clock = clock;
    this.counts =
        Caffeine.newBuilder().maximumSize(MAX_COUNTERS).expireAfterWrite(failureWindow).build();
  }

  Duration wait(List<Counter> counters) {
    Instant now = clock.instant();
    return counters.stream()
        .map(counter -> remaining(counts.getIfPresent(counter.failuresKey()), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Counts a failure on each counter without a wait; returns the longest wait. */
  Duration failed(List<Counter> counters) {
    return counters.stream().map(this::failed).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  void forget(Counter counter) {
    counts.invalidate(counter.failuresKey());
  }

  private Duration failed(Counter counter) {
    Instant now = clock.instant();
    var waited = new AtomicReference<>(Duration.ZERO);
    counts
        .asMap()
        .compute(
            counter.failuresKey(),
            (_, known) -> {
              waited.set(remaining(known, now));
              if (known != null && waited.get().isPositive()) {
                return known;
              }
              long number = known == null ? 1 : known.number() + 1;
              return new Failures(number, now.plus(counter.backoff().delay(number)));
            });
    return waited.get();
  }

  private static Duration remaining(@Nullable Failures known, Instant now) {
    if (known == null || !known.waitsUntil().isAfter(now)) {
      return Duration.ZERO;
    }
    return Duration.between(now, known.waitsUntil());
  }
}
