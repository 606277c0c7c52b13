package com.cruisemall.rates.table;

import java.util.Optional;

/** The outside world that rates come from. */
public interface RateSource {
  /**
   * Asks outside; empty if nobody gave a table that can be trusted. May take seconds.
   *
   * @param yardstick rates recent enough that new ones cannot differ much from them
   */
  Optional<PublishedRates> fetch(Optional<PublishedRates> yardstick);

  /** Old but real figures, always at hand. */
  PublishedRates lastResort();
}
