package com.cruisemall.chat.quota;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Quota counters shared by all instances, in Redis and by the clock of Redis. After a failed call
 * no call is made for a short time, so that requests do not wait for the timeout one after another.
 */
@Singleton
class RedisCounters {
  private static final String COUNT_QUESTION =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000000 + clock[2]
      local interval = tonumber(ARGV[1])
      local arrival = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now)
      local next = arrival + interval
      local from = next - ARGV[2] * interval
      local tokens = tonumber(redis.call('GET', KEYS[2]) or 0)
      if from > now then
        return {from - now, tokens}
      end
      redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000) + 1)
      return {0, tokens}
      """;

  private static final String ADD_TOKENS =
      """
      redis.call('INCRBY', KEYS[1], ARGV[1])
      return redis.call('EXPIRE', KEYS[1], 172800)
      """;

  private final Redis redis;
  private final QuotaConfig config;
  private final AtomicBoolean unavailable = new AtomicBoolean();
  private volatile long pausedUntil = System.nanoTime();

  RedisCounters(Redis redis, QuotaConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** Counts a question; returns empty while Redis is unavailable. */
  Optional<QuotaLimit.Usage> countQuestion(QuotaSubject subject, QuotaLimit limit) {
    return send(Request.cmd(Command.EVAL)
            .arg(COUNT_QUESTION)
            .arg(2)
            .arg(subject.key())
            .arg(subject.tokensKey())
            .arg(limit.intervalMicros())
            .arg(limit.burst()))
        .map(response ->
            new QuotaLimit.Usage(
                Duration.of(response.get(0).toLong(), ChronoUnit.MICROS),
                response.get(1).toLong()));
  }

  void addTokens(QuotaSubject subject, long tokens) {
    var _ =
        send(Request.cmd(Command.EVAL).arg(ADD_TOKENS).arg(1).arg(subject.tokensKey()).arg(tokens));
  }

  private Optional<Response> send(Request request) {
    if (System.nanoTime() - pausedUntil < 0) {
      return Optional.empty();
    }
    try {
      Response response = redis.send(request).await().atMost(config.redisTimeout());
      setUnavailable(false);
      return Optional.ofNullable(response);
    } catch (TimeoutException | CompletionException _) {
      pausedUntil = System.nanoTime() + config.redisPause().toNanos();
      setUnavailable(true);
      return Optional.empty();
    }
  }

  private void setUnavailable(boolean now) {
    if (unavailable.compareAndSet(!now, now)) {
      if (now) {
        Log.warn("redis unavailable, using local quotas");
      } else {
        Log.info("redis available, using shared quotas");
      }
    }
  }
}
