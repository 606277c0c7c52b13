package com.cruisemall.rates.table;

import java.util.Optional;

/** External source of rates. */
public interface RateSource {
  /**
   * Fetches rates; empty if no feed returned a valid table. May take seconds.
   *
   * @param baseline recent rates, from which new rates may differ only by a limited share
   */
  Optional<PublishedRates> fetch(Optional<PublishedRates> baseline);

  /** Returns old rates that are always available. */
  PublishedRates snapshot();
}
