package com.cruisemall.gateway.ratelimit;

import com.cruisemall.gateway.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts for all gateways together: the theoretical arrival time lies in Redis, and Redis' own
 * clock moves it on, in a script over one key, so that it runs on a cluster too.
 */
@Singleton
class SharedCount {
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

  SharedCount(RedisLink redis) {
    this.redis = redis;
  }

  /** Takes a permit; fails when Redis is away. */
  Future<Gcra.Step> take(String key, Gcra limit) {
    return redis
        .send(command(Command.EVALSHA, DIGEST, key, limit))
        .recover(failure ->
            failure instanceof ErrorType error && error.is("NOSCRIPT")
                ? redis.send(command(Command.EVAL, SCRIPT, key, limit))
                : Future.failedFuture(failure))
        .compose(SharedCount::step);
  }

  private static Future<Gcra.Step> step(@Nullable Response answer) {
    return answer == null
        ? Future.failedFuture("no answer")
        : Future.succeededFuture(
            new Gcra.Step(number(answer, 0) == 1, 0, number(answer, 1), number(answer, 2)));
  }

  private static long number(Response answer, int index) {
    return Objects.requireNonNull(answer.get(index).toLong());
  }

  private static Request command(Command command, String script, String key, Gcra limit) {
    return Request.cmd(command)
        .arg(script)
        .arg(1)
        .arg(key)
        .arg(limit.intervalMicros())
        .arg(limit.burst());
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
