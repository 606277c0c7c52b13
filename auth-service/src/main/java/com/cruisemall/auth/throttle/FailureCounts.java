package com.cruisemall.auth.throttle;

import com.cruisemall.auth.throttle.Attempt.Counter;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Counts failures in Redis, shared by all instances. Each instance also counts locally and uses
 * those counts while Redis is unavailable, so that attempts are never unlimited.
 */
@Singleton
class FailureCounts {
  /**
   * Returns the current wait; if there is none, counts a failure and, after the free ones, starts
   * the next wait.
   */
  private static final String FAILED =
      """
      local wait = redis.call('PTTL', KEYS[2])
      if wait > 0 then
        return wait
      end
      local failures = redis.call('INCR', KEYS[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      if failures > tonumber(ARGV[2]) then
        local delay = math.min(ARGV[4], ARGV[3] * 2 ^ math.min(failures - ARGV[2] - 1, 30))
        redis.call('SET', KEYS[2], 1, 'PX', math.floor(delay))
      end
      return 0
      """;

  private final Redis redis;
  private final LocalCounts local;
  private final ThrottleConfig config;

  FailureCounts(Redis redis, LocalCounts local, ThrottleConfig config) {
    this.redis = redis;
    this.local = local;
    this.config = config;
  }

  /** Returns the longest wait of the counters; zero if there is none. */
  Duration wait(List<Counter> counters) {
    return send(counters.stream().map(FailureCounts::remaining).toList())
        .orElseGet(() -> local.wait(counters));
  }

  /** Counts a failure on each counter without a wait; returns the longest wait. */
  Duration failed(List<Counter> counters) {
    Duration localWait = local.failed(counters);
    return send(counters.stream().map(this::failure).toList()).orElse(localWait);
  }

  void forget(Counter counter) {
    local.forget(counter);
    send(List.of(Request.cmd(Command.DEL).arg(counter.failuresKey()).arg(counter.waitKey())));
  }

  private static Request remaining(Counter counter) {
    return Request.cmd(Command.PTTL).arg(counter.waitKey());
  }

  private Request failure(Counter counter) {
    return Request.cmd(Command.EVAL)
        .arg(FAILED)
        .arg(2)
        .arg(counter.failuresKey())
        .arg(counter.waitKey())
        .arg(config.failureWindow().toMillis())
        .arg(counter.backoff().freeFailures())
        .arg(counter.backoff().firstDelay().toMillis())
        .arg(counter.backoff().maxDelay().toMillis());
  }

  /**
   * Sends the requests concurrently; returns the largest reply in milliseconds, or empty if Redis
   * is unavailable.
   */
  private Optional<Duration> send(List<Request> requests) {
    try {
      List<Response> responses =
          Uni.join()
              .all(requests.stream().map(redis::send).toList())
              .andFailFast()
              .await()
              .atMost(config.redisTimeout());
      long longest = responses.stream().mapToLong(Response::toLong).max().orElse(0);
      return Optional.of(Duration.ofMillis(Math.max(0, longest)));
    } catch (TimeoutException | CompletionException _) {
      return Optional.empty();
    }
  }
}
