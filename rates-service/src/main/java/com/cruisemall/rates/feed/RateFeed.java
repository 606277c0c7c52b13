package com.cruisemall.rates.feed;

import com.cruisemall.rates.CurrencyCode;
import com.cruisemall.rates.table.PublishedRates;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Client of one feed that returns validated tables only. */
final class RateFeed {
  /** Tolerated clock skew of a feed. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private final FeedConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final FeedMetrics metrics;
  private final GuardedFeedClient client;
  private volatile Instant pausedUntil = Instant.MIN;

  RateFeed(
      String name,
      URI url,
      FeedConfig config,
      ObjectMapper json,
      MeterRegistry registry,
      Clock clock) {
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.metrics = new FeedMetrics(name, registry);
    this.client = new GuardedFeedClient(url, config, this::failed);
  }

  Optional<PublishedRates> fetch(Optional<PublishedRates> baseline) {
    if (clock.instant().isBefore(pausedUntil)) {
      return Optional.empty();
    }
    try {
      PublishedRates rates = parse(client.read());
      baseline.ifPresent(earlier -> rejectLargeChange(earlier, rates));
      metrics.record(FeedOutcome.OK, "");
      return Optional.of(rates);
    } catch (IllegalArgumentException e) {
      metrics.record(FeedOutcome.REFUSED, String.valueOf(e.getMessage()));
    } catch (CircuitBreakerOpenException _) {
      // No call was made, so none is counted.
    } catch (Exception e) {
      // Remote calls throw many unrelated types; none may reach the client of this service.
      failed(e);
    }
    return Optional.empty();
  }

  private PublishedRates parse(byte[] body) {
    if (body.length > config.maxResponseSize().asLongValue()) {
      throw new IllegalArgumentException("response exceeds the size limit");
    }
    try {
      return json.readValue(body, FeedResponse.class).rates(clock.instant().plus(CLOCK_SKEW));
    } catch (IOException _) {
      // The exception's message would quote the response.
      throw new IllegalArgumentException("response is no JSON table");
    }
  }

  private void rejectLargeChange(PublishedRates earlier, PublishedRates rates) {
    Optional<CurrencyCode> changed = rates.changedSince(earlier, config.maxChange());
    if (changed.isPresent()) {
      throw new IllegalArgumentException(changed.get() + " changed too much");
    }
  }

  private void failed(Throwable failure) {
    FeedOutcome outcome = outcome(failure);
    if (outcome == FeedOutcome.LIMITED) {
      pausedUntil = clock.instant().plus(config.rateLimitBackoff());
    }
    metrics.record(outcome, failure.toString());
  }

  private static FeedOutcome outcome(Throwable failure) {
    return switch (failure) {
      case WebApplicationException refused
          when refused.getResponse().getStatus() == TOO_MANY_REQUESTS ->
          FeedOutcome.LIMITED;
      case TimeoutException _ -> FeedOutcome.TIMEOUT;
      default -> FeedOutcome.FAILED;
    };
  }
}
