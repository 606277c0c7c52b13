package com.cruisemall.upload.drive;

import com.cruisemall.upload.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Rate limiter for writes to Drive, shared by all instances: Redis holds the time of the next
 * permit, and permits are evenly spaced. A rate limit response of Google delays the next permit for
 * all instances, twice as long each time. While Redis is unavailable, each instance uses a fraction
 * of the rate.
 */
@Singleton
class DriveRateLimiter {
  private static final Duration REDIS_TIMEOUT = Duration.ofMillis(500);
  private static final String NEXT = "cm:drive:{quota}:next";
  private static final String HOLD = "cm:drive:{quota}:hold";
  private static final String REFUSALS = "cm:drive:{quota}:refusals";

  /** Takes the next permit and returns the wait in µs; negative if it exceeds the timeout. */
  private static final String ACQUIRE =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000000 + clock[2]
      local permit = math.max(
        tonumber(redis.call('GET', KEYS[1]) or 0), tonumber(redis.call('GET', KEYS[2]) or 0), now)
      local wait = permit - now
      if wait > tonumber(ARGV[2]) then
        return -wait
      end
      local after = permit + ARGV[1]
      redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000) + 1000)
      return wait
      """;

  /**
   * Delays the next permit by a pause that doubles with each rate limit response in three minutes.
   */
  private static final String BACK_OFF =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000000 + clock[2]
      local refusals = redis.call('INCR', KEYS[3])
      redis.call('EXPIRE', KEYS[3], 180)
      local pause = math.min(2 ^ math.min(refusals - 1, 20) * 1000000, tonumber(ARGV[1]))
      pause = math.max(pause + ARGV[2], tonumber(ARGV[3]))
      redis.call('SET', KEYS[2], string.format('%.0f', now + pause), 'PX', math.ceil(pause / 1000))
      return pause
      """;

  private final Redis redis;
  private final DriveConfig config;
  private final SecureRandom random;
  private final LocalRateLimiter local;
  private final Timer waits;
  private final AtomicBoolean redisDown = new AtomicBoolean();

  DriveRateLimiter(Redis redis, DriveConfig config, MeterRegistry metrics, SecureRandom random) {
    this.redis = redis;
    this.config = config;
    this.random = random;
    this.local = new LocalRateLimiter(interval(config.localPercent()));
    this.waits = metrics.timer("cruisemall.drive.quota.wait");
  }

  /** Waits for the next permit; fails immediately if the wait would exceed the timeout. */
  void acquire() throws DriveException.OverQuota, InterruptedException {
    long timeout = micros(config.permitTimeout());
    long wait =
        send(Request.cmd(Command.EVAL)
                .arg(ACQUIRE)
                .arg(2)
                .arg(NEXT)
                .arg(HOLD)
                .arg(micros(interval(100)))
                .arg(timeout))
            .map(Response::toLong)
            .orElseGet(() -> local.acquire(timeout));
    if (wait < 0) {
      throw new DriveException.OverQuota(
          "permitTimeout", Duration.of(-wait, ChronoUnit.MICROS), null);
    }
    Duration pause = Duration.of(wait, ChronoUnit.MICROS);
    waits.record(pause);
    Delay.await(pause);
  }

  /** Delays all instances after a rate limit response. */
  void backOff(Optional<Duration> retryAfter) {
    long jitter = random.nextLong(1_000_000);
    local.hold(micros(config.maxBackoff()));
    send(
        Request.cmd(Command.EVAL)
            .arg(BACK_OFF)
            .arg(3)
            .arg(NEXT)
            .arg(HOLD)
            .arg(REFUSALS)
            .arg(micros(config.maxBackoff()))
            .arg(jitter)
            .arg(retryAfter.map(DriveRateLimiter::micros).orElse(0L)));
  }

  private Optional<Response> send(Request request) {
    try {
      Response response = redis.send(request).await().atMost(REDIS_TIMEOUT);
      if (redisDown.compareAndSet(true, false)) {
        Log.info("redis available again, using the shared drive rate limit");
      }
      return Optional.ofNullable(response);
    } catch (TimeoutException | CompletionException failure) {
      if (redisDown.compareAndSet(false, true)) {
        Log.warn("redis unavailable, using the local drive rate limit", failure);
      }
      return Optional.empty();
    }
  }

  private Duration interval(int percent) {
    return Duration.ofNanos((long) (1e9 * 100 / (config.writesPerSecond() * percent)));
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
