package com.cruisemall.rates.feed;

import java.util.Locale;

/** How a call of a feed ended; the {@code outcome} of the metric. */
enum FeedOutcome {
  OK,
  /** A table came, but not one to believe. */
  REFUSED,
  /** 429: asked too often. */
  LIMITED,
  TIMEOUT,
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
