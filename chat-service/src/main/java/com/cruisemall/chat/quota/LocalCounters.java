package com.cruisemall.chat.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** Quota counters of this instance, for a bounded number of subjects. */
@Singleton
class LocalCounters {
  private static final int MAX_SUBJECTS = 100_000;

  private final Cache<String, Long> arrivals =
      Caffeine.newBuilder()
          .maximumSize(MAX_SUBJECTS)
          .expireAfterWrite(10, TimeUnit.MINUTES)
          .build();
  private final Cache<String, Long> tokens =
      Caffeine.newBuilder().maximumSize(MAX_SUBJECTS).expireAfterWrite(1, TimeUnit.DAYS).build();
  private final Clock clock;

  LocalCounters(Clock clock) {
    this.clock = clock;
  }

  QuotaLimit.Usage countQuestion(QuotaSubject subject, QuotaLimit limit) {
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    long[] delay = new long[1];
    arrivals
        .asMap()
        .compute(
            subject.key(),
            (_, stored) -> {
              long arrival = stored == null ? now : stored;
              delay[0] = Math.max(0, limit.allowedFrom(arrival, now) - now);
              return delay[0] == 0 ? limit.nextArrival(arrival, now) : arrival;
            });
    Long used = tokens.getIfPresent(subject.tokensKey());
    return new QuotaLimit.Usage(Duration.of(delay[0], ChronoUnit.MICROS), used == null ? 0 : used);
  }

  void addTokens(QuotaSubject subject, long amount) {
    tokens.asMap().merge(subject.tokensKey(), amount, Long::sum);
  }
}
