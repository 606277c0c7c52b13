package com.cruisemall.rates.table;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Readiness check that is always up, because the snapshot is always available; reports the age. */
@Readiness
@Singleton
class TableHealthCheck implements HealthCheck {
  private final RateTableCache tables;

  TableHealthCheck(RateTableCache tables) {
    this.tables = tables;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("rates")
        .up()
        .withData("tableAgeSeconds", tables.age().map(Duration::toSeconds).orElse(-1L))
        .build();
  }
}
