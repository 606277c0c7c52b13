package com.cruisemall.rates.feed;

import com.cruisemall.rates.table.PublishedRates;
import com.cruisemall.rates.table.RateSource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;

/**
 * Rate source with a primary feed, a secondary feed and a bundled snapshot. Fires an asynchronous
 * CDI event with each fetched {@link PublishedRates}.
 */
@Startup
@ApplicationScoped
class RateFeeds implements RateSource {
  private final RateFeed first;
  private final RateFeed second;
  private final PublishedRates snapshot;
  private final Event<PublishedRates> fetched;

  RateFeeds(
      FeedConfig config,
      ObjectMapper json,
      MeterRegistry registry,
      Clock clock,
      Event<PublishedRates> fetched) {
    this.first = new RateFeed("first", config.url(), config, json, registry, clock);
    this.second = new RateFeed("second", config.fallbackUrl(), config, json, registry, clock);
    this.snapshot = BundledSnapshot.read(json, clock);
    this.fetched = fetched;
  }

  @Override
  public Optional<PublishedRates> fetch(Optional<PublishedRates> baseline) {
    Optional<PublishedRates> published = first.fetch(baseline).or(() -> second.fetch(baseline));
    published.ifPresent(rates -> {
      var _ = fetched.fireAsync(rates);
    });
    return published;
  }

  @Override
  public PublishedRates snapshot() {
    return snapshot;
  }
}
