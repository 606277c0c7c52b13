package com.cruisemall.rates.table;

import java.time.Duration;
import java.time.Instant;

/**
 * Rates that a feed gave us, and until when nobody needs to ask again. This is what Redis holds.
 */
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
