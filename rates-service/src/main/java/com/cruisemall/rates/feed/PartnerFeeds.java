package com.cruisemall.rates.feed;

import com.cruisemall.rates.table.PublishedRates;
import com.cruisemall.rates.table.RateSource;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;

/**
 * The first feed, then the second; and the snapshot in the jar when there is nothing else. Whoever
 * observes {@link PublishedRates} hears what a feed has published.
 */
@ApplicationScoped
class PartnerFeeds implements RateSource {
  private final PartnerFeed first;
  private final PartnerFeed second;
  private final PublishedRates snapshot;
  private final Event<PublishedRates> arrivals;

  PartnerFeeds(
      FeedConfig config,
      ObjectMapper json,
      MeterRegistry registry,
      Clock clock,
      Event<PublishedRates> arrivals) {
    this.first = new PartnerFeed("first", config.url(), config, json, registry, clock);
    this.second = new PartnerFeed("second", config.fallbackUrl(), config, json, registry, clock);
    this.snapshot = Snapshot.read(json, clock);
    this.arrivals = arrivals;
  }

  @Override
  public Optional<PublishedRates> fetch(Optional<PublishedRates> yardstick) {
    Optional<PublishedRates> published = first.ask(yardstick).or(() -> second.ask(yardstick));
    published.ifPresent(rates -> {
      var _ = arrivals.fireAsync(rates);
    });
    return published;
  }

  @Override
  public PublishedRates lastResort() {
    return snapshot;
  }
}
