package com.cruisemall.rates.table;

import java.time.Duration;

/**
 * Best rates that are currently available.
 *
 * @param fallback true if the rates are so old that the response must say so
 * @param freshFor time until newer rates may be expected; never zero
 */
public record CurrentRates(PublishedRates published, boolean fallback, Duration freshFor) {
  private static final Duration MAX_AGE = Duration.ofHours(1);

  /** Returns the {@code max-age} of a response with these rates. */
  public Duration maxAge() {
    return freshFor.compareTo(MAX_AGE) < 0 ? freshFor : MAX_AGE;
  }
}
