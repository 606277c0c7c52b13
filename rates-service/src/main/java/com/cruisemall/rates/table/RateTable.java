package com.cruisemall.rates.table;

import java.time.Duration;
import java.time.Instant;

/** Fetched rates with their expiry; the JSON in Redis. */
record RateTable(PublishedRates published, Instant fetchedAt, Instant validUntil) {
  boolean validAt(Instant now) {
    return now.isBefore(validUntil);
  }

  boolean newerThan(RateTable other) {
    return fetchedAt.isAfter(other.fetchedAt);
  }

  Duration ageAt(Instant now) {
    return Duration.between(fetchedAt, now);
  }
}
