package com.cruisemall.rates.feed;

import java.util.Locale;

/** Outcome of a feed call; the {@code outcome} label of the metric. */
enum FeedOutcome {
  OK,
  /** Response that failed validation. */
  REFUSED,
  /** Rate limit of the partner exceeded (429). */
  LIMITED,
  TIMEOUT,
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
