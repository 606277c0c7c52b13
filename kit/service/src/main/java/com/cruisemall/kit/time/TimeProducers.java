package com.cruisemall.kit.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Produces the clock and the random generator, which tests replace. */
class TimeProducers {
  @Produces
  @DefaultBean
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @DefaultBean
  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }
}
