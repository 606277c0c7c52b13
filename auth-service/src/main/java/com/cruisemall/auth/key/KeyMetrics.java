package com.cruisemall.auth.key;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Metrics {@code cruisemall_signing_key_age_seconds}, the age of the signing key, and {@code
 * cruisemall_signing_keys}, the number of published keys.
 */
@Singleton
@Startup
class KeyMetrics {
  private final SigningKeys keys;
  private final KeyConfig config;
  private final Clock clock;

  KeyMetrics(SigningKeys keys, KeyConfig config, Clock clock, MeterRegistry metrics) {
    this.keys = keys;
    this.config = config;
    this.clock = clock;
    Gauge.builder("cruisemall.signing.key.age", this, KeyMetrics::age)
        .baseUnit("seconds")
        .description("time since the current key started to sign")
        .register(metrics);
    Gauge.builder("cruisemall.signing.keys", this, KeyMetrics::published)
        .description("published keys")
        .register(metrics);
  }

  private double age() {
    Instant now = clock.instant();
    return keys.cached()
        .signing(now)
        .map(key -> (double) Duration.between(key.signsFrom(), now).toSeconds())
        .orElse(Double.NaN);
  }

  private double published() {
    return keys.cached().published(clock.instant(), config.overlap()).size();
  }
}
