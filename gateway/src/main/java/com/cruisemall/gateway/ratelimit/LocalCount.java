package com.cruisemall.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** Counts for this gateway alone. */
@Singleton
class LocalCount {
  private final Cache<String, Long> arrivals;

  LocalCount(RateLimitConfig config) {
    this.arrivals =
        Caffeine.newBuilder()
            .maximumSize(config.localSubjects())
            .expireAfterWrite(1, TimeUnit.MINUTES)
            .build();
  }

  Gcra.Step take(String key, Gcra limit) {
    long now = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    Gcra.Step[] taken = new Gcra.Step[1];
    arrivals
        .asMap()
        .compute(
            key,
            (_, arrival) -> {
              taken[0] = limit.take(arrival == null ? now : arrival, now);
              return taken[0].arrival();
            });
    return taken[0];
  }
}
