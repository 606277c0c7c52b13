package com.cruisemall.gateway.ratelimit;

import com.cruisemall.gateway.metric.TaggedCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Limits how often an address and a person may ask, for all gateways together. While Redis is away
 * each gateway counts for itself, more strictly; nothing is ever unlimited, and nothing is refused
 * for that alone.
 */
@Singleton
public class RateLimiter {
  private static final int WHOLE = 100;

  private final SharedCount shared;
  private final LocalCount local;
  private final RateLimitConfig config;
  private final TaggedCounter decisions;

  RateLimiter(SharedCount shared, LocalCount local, RateLimitConfig config, MeterRegistry metrics) {
    this.shared = shared;
    this.local = local;
    this.config = config;
    this.decisions =
        new TaggedCounter(
            metrics, "cruisemall.ratelimit.decisions", "policy", "decision", "degraded");
    config.policies().forEach(this::beginDecisions);
  }

  /** Registers the counters of a policy at zero: rate() ignores the first sample of a series. */
  private void beginDecisions(String name, RateLimitConfig.Policy policy) {
    List<String> names =
        policy.person().isPresent() ? List.of(name, name + "-person") : List.of(name);
    for (String counted : names) {
      for (String decision : List.of("allowed", "refused")) {
        decisions.begin(counted, decision, "false");
        decisions.begin(counted, decision, "true");
      }
    }
  }

  /** Takes one permit of a policy from an address, and from the person if there is one. */
  public Future<Decision> take(String policyName, String address, Optional<String> person) {
    RateLimitConfig.Policy policy = policy(policyName);
    Future<Decision.Part> ofAddress = take(policyName, policy.address(), address);
    if (person.isEmpty() || policy.person().isEmpty()) {
      return ofAddress.map(part -> new Decision(List.of(part)));
    }
    Future<Decision.Part> ofPerson =
        take(policyName + "-person", policy.person().get(), person.get());
    return Future.all(ofAddress, ofPerson)
        .map(_ -> new Decision(List.of(ofAddress.result(), ofPerson.result())));
  }

  /** Takes one permit here alone, for what costs less than asking Redis would. */
  public Decision takeHere(String policyName, String address) {
    RateLimitConfig.Limit limit = policy(policyName).address();
    Gcra gcra = gcra(limit, WHOLE);
    Gcra.Step step = local.take(key(policyName, address), gcra);
    return new Decision(List.of(counted(part(policyName, limit, gcra, step), false)));
  }

  private RateLimitConfig.Policy policy(String name) {
    RateLimitConfig.Policy policy = config.policies().get(name);
    if (policy == null) {
      throw new IllegalArgumentException("no rate limit policy is named " + name);
    }
    return policy;
  }

  /** Never fails. */
  private Future<Decision.Part> take(String name, RateLimitConfig.Limit limit, String subject) {
    String key = key(name, subject);
    Gcra gcra = gcra(limit, WHOLE);
    return shared
        .take(key, gcra)
        .map(step -> counted(part(name, limit, gcra, step), false))
        .otherwise(_ -> {
          Gcra stricter = gcra(limit, limit.localPercent());
          return counted(part(name, limit, stricter, local.take(key, stricter)), true);
        });
  }

  private static String key(String name, String subject) {
    return "cm:rate:{" + subject + "}:" + name;
  }

  private static Gcra gcra(RateLimitConfig.Limit limit, int percent) {
    long interval = limit.period().toMillis() * 1000 * WHOLE / (limit.permits() * percent);
    return new Gcra(interval, Math.max(1, limit.burst() * percent / WHOLE));
  }

  private static Decision.Part part(
      String name, RateLimitConfig.Limit limit, Gcra gcra, Gcra.Step step) {
    long wait = step.allowed() ? gcra.intervalMicros() : step.retryMicros();
    return new Decision.Part(
        step.allowed(),
        name,
        limit.permits(),
        limit.period().toSeconds(),
        step.remaining(),
        Duration.of(wait, ChronoUnit.MICROS));
  }

  private Decision.Part counted(Decision.Part part, boolean degraded) {
    decisions.increment(
        part.policy(), part.allowed() ? "allowed" : "refused", Boolean.toString(degraded));
    return part;
  }
}
