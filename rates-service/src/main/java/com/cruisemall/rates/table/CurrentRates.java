package com.cruisemall.rates.table;

import java.time.Duration;

/**
 * The best rates there are right now.
 *
 * @param fallback whether they are so old that a person should be told
 * @param freshFor until better ones may be expected; never zero
 */
public record CurrentRates(PublishedRates published, boolean fallback, Duration freshFor) {
  private static final Duration LONGEST = Duration.ofHours(1);

  /** What {@code max-age} says of an answer made of them. */
  public Duration mayBeKeptFor() {
    return freshFor.compareTo(LONGEST) < 0 ? freshFor : LONGEST;
  }
}
