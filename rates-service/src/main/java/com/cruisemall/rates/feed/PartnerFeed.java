package com.cruisemall.rates.feed;

import com.cruisemall.rates.currency.CurrencyCode;
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

/** One feed of the partner, which gives a table worth believing or none. */
final class PartnerFeed {
  /** How far a feed's clock may be ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofHours(1);

  private static final int TOO_MANY_REQUESTS = 429;

  private final FeedConfig config;
  private final ObjectMapper json;
  private final Clock clock;
  private final FeedLedger ledger;
  private final FeedCall call;
  private volatile Instant leftAloneUntil = Instant.MIN;

  PartnerFeed(
      String name,
      URI url,
      FeedConfig config,
      ObjectMapper json,
      MeterRegistry registry,
      Clock clock) {
    this.config = config;
    this.json = json;
    this.clock = clock;
    this.ledger = new FeedLedger(name, registry);
    this.call = new FeedCall(url, config, this::failed);
  }

  Optional<PublishedRates> ask(Optional<PublishedRates> yardstick) {
    if (clock.instant().isBefore(leftAloneUntil)) {
      return Optional.empty();
    }
    try {
      PublishedRates rates = parse(call.read());
      yardstick.ifPresent(earlier -> refuseJump(earlier, rates));
      ledger.record(FeedOutcome.OK, "");
      return Optional.of(rates);
    } catch (IllegalArgumentException e) {
      ledger.record(FeedOutcome.REFUSED, String.valueOf(e.getMessage()));
    } catch (CircuitBreakerOpenException _) {
      // Not called, so nothing to count.
    } catch (Exception e) {
      // A remote call fails by many unrelated types, and none may reach the person who asked.
      failed(e);
    }
    return Optional.empty();
  }

  private PublishedRates parse(byte[] answer) {
    if (answer.length > config.maxAnswer().asLongValue()) {
      throw new IllegalArgumentException("the answer is too long");
    }
    try {
      return json.readValue(answer, FeedAnswer.class).rates(clock.instant().plus(CLOCK_SKEW));
    } catch (IOException _) {
      // Its message would quote what the feed sent.
      throw new IllegalArgumentException("not the JSON of a table");
    }
  }

  private void refuseJump(PublishedRates earlier, PublishedRates rates) {
    Optional<CurrencyCode> jumped = rates.jumpSince(earlier, config.maxJump());
    if (jumped.isPresent()) {
      throw new IllegalArgumentException(jumped.get() + " jumped");
    }
  }

  private void failed(Throwable failure) {
    FeedOutcome outcome = outcome(failure);
    if (outcome == FeedOutcome.LIMITED) {
      leftAloneUntil = clock.instant().plus(config.limitPause());
    }
    ledger.record(outcome, failure.toString());
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
