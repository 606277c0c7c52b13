package com.cruisemall.rates;

import com.cruisemall.kit.test.MutableClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replaces the clock with one that tests advance. */
class TestClockProducer {
  @Mock
  @Produces
  @Singleton
  MutableClock clock() {
    return MutableClock.at("2026-05-01T09:00:00Z");
  }
}
