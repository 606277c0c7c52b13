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
 * What all instances count together, in Redis and by its clock. While it does not answer it is left
 * alone for a moment, so that nobody waits for it twice.
 */
@Singleton
class RedisCounters {
  private static final String ASK =
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

  private static final String SPEND =
      """
      redis.call('INCRBY', KEYS[1], ARGV[1])
      return redis.call('EXPIRE', KEYS[1], 172800)
      """;

  private final Redis redis;
  private final QuotaConfig config;
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile long closedUntil = System.nanoTime();

  RedisCounters(Redis redis, QuotaConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** Empty while Redis is away. */
  Optional<QuotaUsage> ask(QuotaSubject subject, QuotaLimit limit) {
    return send(Request.cmd(Command.EVAL)
            .arg(ASK)
            .arg(2)
            .arg(subject.key())
            .arg(subject.tokensKey())
            .arg(limit.intervalMicros())
            .arg(limit.burst()))
        .map(answer ->
            new QuotaUsage(
                Duration.of(answer.get(0).toLong(), ChronoUnit.MICROS), answer.get(1).toLong()));
  }

  void spend(QuotaSubject subject, long tokens) {
    var _ = send(Request.cmd(Command.EVAL).arg(SPEND).arg(1).arg(subject.tokensKey()).arg(tokens));
  }

  private Optional<Response> send(Request request) {
    if (System.nanoTime() - closedUntil < 0) {
      return Optional.empty();
    }
    try {
      Response answer = redis.send(request).await().atMost(config.redisPatience());
      note(false);
      return Optional.ofNullable(answer);
    } catch (TimeoutException | CompletionException _) {
      closedUntil = System.nanoTime() + config.redisPause().toNanos();
      note(true);
      return Optional.empty();
    }
  }

  private void note(boolean nowAway) {
    if (away.compareAndSet(!nowAway, nowAway)) {
      if (nowAway) {
        Log.warn("redis is away: questions are counted by this instance alone");
      } else {
        Log.info("redis is back");
      }
    }
  }
}
