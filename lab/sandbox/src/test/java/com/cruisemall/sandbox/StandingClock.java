package com.cruisemall.sandbox;

import com.cruisemall.kit.test.MutableClock;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** In the tests time passes when they say so. */
class StandingClock {
  @Mock
  @Produces
  @Singleton
  MutableClock clock() {
    return MutableClock.at("2026-05-01T09:00:00Z");
  }
}
