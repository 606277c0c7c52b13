package com.cruisemall.rates.table;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Always up: there is always an answer. How old it is, is told as data. */
@Readiness
@Singleton
class TableHealthCheck implements HealthCheck {
  private final RateTables tables;

  TableHealthCheck(RateTables tables) {
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
