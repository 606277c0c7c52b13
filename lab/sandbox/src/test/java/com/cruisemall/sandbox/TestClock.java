package com.cruisemall.sandbox;

import com.cruisemall.kit.test.MutableClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replaces the system clock in tests. */
class TestClock {
  @Mock
  @Produces
  @Singleton
  MutableClock clock() {
    return MutableClock.at("2026-05-01T09:00:00Z");
  }
}
