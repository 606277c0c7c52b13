package com.cruisemall.rates.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import java.util.concurrent.atomic.AtomicReference;

/** Counts the calls of one feed and logs changes of their outcome. */
final class FeedMetrics {
  private final String feed;
  private final MeterRegistry registry;
  private final AtomicReference<FeedOutcome> last = new AtomicReference<>(FeedOutcome.OK);

  FeedMetrics(String feed, MeterRegistry registry) {
    this.feed = feed;
    this.registry = registry;
    // Registers the series at zero: increase() ignores the first sample of a series.
    for (FeedOutcome outcome : FeedOutcome.values()) {
      calls(outcome);
    }
  }

  void record(FeedOutcome outcome, String reason) {
    calls(outcome).increment();
    if (last.getAndSet(outcome) == outcome) {
      return;
    }
    if (outcome == FeedOutcome.OK) {
      Log.infof("rate feed recovered feed=%s", feed);
    } else {
      Log.warnf("rate feed failed feed=%s outcome=%s reason=%s", feed, outcome, reason);
    }
  }

  private Counter calls(FeedOutcome outcome) {
    return registry.counter("cruisemall.feed.calls", "feed", feed, "outcome", outcome.label());
  }
}
