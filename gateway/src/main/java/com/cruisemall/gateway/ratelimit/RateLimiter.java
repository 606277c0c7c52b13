package com.cruisemall.gateway.ratelimit;

import com.cruisemall.gateway.redis.RedisLink;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often an address may ask, for all gateways together: the count is in Redis, by Redis'
 * own clock, in a script over one key. While Redis is away each gateway counts for itself, more
 * strictly; nothing is ever unlimited, and nothing is refused for that alone.
 */
@Singleton
public class RateLimiter {
  private static final String SCRIPT =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000000 + clock[2]
      local interval = tonumber(ARGV[1])
      local arrival = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
      local next = arrival + interval
      local from = next - ARGV[2] * interval
      if from > now then
        return {0, 0, from - now}
      end
      redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
      return {1, math.floor((now - from) / interval), 0}
      """;

  private static final String DIGEST = sha1(SCRIPT);

  private final RedisLink redis;
  private final RateLimitConfig config;
  private final MeterRegistry metrics;
  private final Cache<String, Long> local;

  RateLimiter(RedisLink redis, RateLimitConfig config, MeterRegistry metrics) {
    this.redis = redis;
    this.config = config;
    this.metrics = metrics;
    this.local =
        Caffeine.newBuilder()
            .maximumSize(config.localAddresses())
            .expireAfterWrite(1, TimeUnit.MINUTES)
            .build();
  }

  /** Takes one permit of a policy for an address. Never fails. */
  public Future<Decision> take(String policyName, String address) {
    RateLimitConfig.Policy policy = config.policies().get(policyName);
    if (policy == null) {
      throw new IllegalArgumentException("no rate limit policy is named " + policyName);
    }
    long interval = intervalMicros(policy, 100);
    String key = "cm:rate:{" + address + "}:" + policyName;
    return run(key, interval, policy.burst())
        .map(answer -> shared(policyName, policy, interval, answer))
        .otherwise(_ -> local(policyName, policy, key))
        .onSuccess(this::count);
  }

  private Future<Response> run(String key, long interval, long burst) {
    return redis
        .send(command(Command.EVALSHA, DIGEST, key, interval, burst))
        .recover(failure ->
            failure instanceof ErrorType error && error.is("NOSCRIPT")
                ? redis.send(command(Command.EVAL, SCRIPT, key, interval, burst))
                : Future.failedFuture(failure))
        .compose(RateLimiter::present);
  }

  private static Future<Response> present(@Nullable Response answer) {
    return answer == null ? Future.failedFuture("no answer") : Future.succeededFuture(answer);
  }

  private static Request command(
      Command command, String script, String key, long interval, long burst) {
    return Request.cmd(command).arg(script).arg(1).arg(key).arg(interval).arg(burst);
  }

  private static Decision shared(
      String name, RateLimitConfig.Policy policy, long interval, Response answer) {
    boolean allowed = number(answer, 0) == 1;
    long remaining = number(answer, 1);
    long retry = number(answer, 2);
    return decision(name, policy, allowed, remaining, allowed ? interval : retry);
  }

  private static long number(Response answer, int index) {
    return Objects.requireNonNull(answer.get(index).toLong());
  }

  private Decision local(String name, RateLimitConfig.Policy policy, String key) {
    Gcra gcra =
        new Gcra(
            intervalMicros(policy, policy.localPercent()),
            Math.max(1, policy.burst() * policy.localPercent() / 100));
    long now = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    Gcra.Step[] taken = new Gcra.Step[1];
    local
        .asMap()
        .compute(
            key,
            (_, arrival) -> {
              taken[0] = gcra.take(arrival == null ? now : arrival, now);
              return taken[0].arrival();
            });
    Gcra.Step step = taken[0];
    return decision(
        name,
        policy,
        step.allowed(),
        step.remaining(),
        step.allowed() ? gcra.intervalMicros() : step.retryMicros());
  }

  private static Decision decision(
      String name,
      RateLimitConfig.Policy policy,
      boolean allowed,
      long remaining,
      long waitMicros) {
    return new Decision(
        allowed,
        name,
        policy.permits(),
        policy.period().toSeconds(),
        remaining,
        Duration.of(waitMicros, ChronoUnit.MICROS));
  }

  private static long intervalMicros(RateLimitConfig.Policy policy, int percent) {
    return policy.period().toMillis() * 1000 * 100 / (policy.permits() * percent);
  }

  private void count(Decision decision) {
    metrics
        .counter(
            "cruisemall.ratelimit.decisions",
            "policy",
            decision.policy(),
            "decision",
            decision.allowed() ? "allowed" : "refused",
            "degraded",
            Boolean.toString(redis.isAway()))
        .increment();
  }

  private static String sha1(String script) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is part of every JDK", e);
    }
  }
}
