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
 * The counts of failures in Redis, for all instances. While Redis is away each instance goes by its
 * own count, which it keeps all the time: never unlimited.
 */
@Singleton
class FailureCounts {
  /**
   * Says how long tries must wait; if they need not, counts a failure and, past the free ones, sets
   * the time before which no further try is looked at.
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

  /** How long tries must wait that all of the counters count; zero if they need not. */
  Duration wait(List<Counter> counters) {
    return ask(counters.stream().map(FailureCounts::remaining).toList())
        .orElseGet(() -> local.wait(counters));
  }

  /** Counts a failure under each of the counters that do not wait; returns the longest wait. */
  Duration failed(List<Counter> counters) {
    Duration localWait = local.failed(counters);
    return ask(counters.stream().map(this::failure).toList()).orElse(localWait);
  }

  void forget(Counter counter) {
    local.forget(counter);
    ask(List.of(Request.cmd(Command.DEL).arg(counter.failuresKey()).arg(counter.waitKey())));
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
        .arg(counter.backoff().longestDelay().toMillis());
  }

  /** The largest of the answers, in milliseconds; empty while Redis is away. */
  private Optional<Duration> ask(List<Request> requests) {
    try {
      List<Response> answers =
          Uni.join()
              .all(requests.stream().map(redis::send).toList())
              .andFailFast()
              .await()
              .atMost(config.redisPatience());
      long longest = answers.stream().mapToLong(Response::toLong).max().orElse(0);
      return Optional.of(Duration.ofMillis(Math.max(0, longest)));
    } catch (TimeoutException | CompletionException _) {
      return Optional.empty();
    }
  }
}
