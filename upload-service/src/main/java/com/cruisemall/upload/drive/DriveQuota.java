package com.cruisemall.upload.drive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Gives out turns to write to Drive, evenly spaced, to all instances together: Redis keeps the time
 * of the next one. A refusal by Google moves it on for everybody, longer each time. While Redis is
 * away each instance goes at a fraction of the pace.
 */
@Singleton
class DriveQuota {
  private static final Duration REDIS_PATIENCE = Duration.ofMillis(500);
  private static final String NEXT = "cm:drive:{quota}:next";
  private static final String HOLD = "cm:drive:{quota}:hold";
  private static final String REFUSALS = "cm:drive:{quota}:refusals";

  /** Takes the next turn and says how long it is until then (µs); negative if it is too long. */
  private static final String TAKE =
      """
      local clock = redis.call('TIME')
      local now = clock[1] * 1000000 + clock[2]
      local turn = math.max(
        tonumber(redis.call('GET', KEYS[1]) or 0), tonumber(redis.call('GET', KEYS[2]) or 0), now)
      local wait = turn - now
      if wait > tonumber(ARGV[2]) then
        return -wait
      end
      local after = turn + ARGV[1]
      redis.call('SET', KEYS[1], string.format('%.0f', after), 'PX', math.ceil((after - now) / 1000) + 1000)
      return wait
      """;

  /** Moves the next turn on by a pause that doubles with each refusal of the last minutes. */
  private static final String REFUSED =
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
  private final LocalPace local;
  private final Timer waits;
  private final AtomicBoolean away = new AtomicBoolean();

  DriveQuota(Redis redis, DriveConfig config, MeterRegistry metrics) {
    this.redis = redis;
    this.config = config;
    this.local = new LocalPace(interval(config.localPercent()));
    this.waits = metrics.timer("cruisemall.drive.quota.wait");
  }

  /** Returns when it is one's turn; fails at once when that is too far off. */
  void take() throws DriveException.OverQuota, InterruptedException {
    long patience = micros(config.patience());
    long wait =
        ask(Request.cmd(Command.EVAL)
                .arg(TAKE)
                .arg(2)
                .arg(NEXT)
                .arg(HOLD)
                .arg(micros(interval(100)))
                .arg(patience))
            .map(Response::toLong)
            .orElseGet(() -> local.take(patience));
    if (wait < 0) {
      throw new DriveException.OverQuota("noTurn", Duration.of(-wait, ChronoUnit.MICROS), null);
    }
    Duration pause = Duration.of(wait, ChronoUnit.MICROS);
    waits.record(pause);
    Thread.sleep(pause);
  }

  /** Google has said no: everybody waits. */
  void refused(Optional<Duration> retryAfter) {
    long jitter = ThreadLocalRandom.current().nextLong(1_000_000);
    local.hold(micros(config.longestHold()));
    ask(
        Request.cmd(Command.EVAL)
            .arg(REFUSED)
            .arg(3)
            .arg(NEXT)
            .arg(HOLD)
            .arg(REFUSALS)
            .arg(micros(config.longestHold()))
            .arg(jitter)
            .arg(retryAfter.map(DriveQuota::micros).orElse(0L)));
  }

  private Optional<Response> ask(Request request) {
    try {
      Response answer = redis.send(request).await().atMost(REDIS_PATIENCE);
      if (away.compareAndSet(true, false)) {
        Log.info("redis is back: the pace of writes to drive is shared again");
      }
      return Optional.ofNullable(answer);
    } catch (TimeoutException | CompletionException failure) {
      if (away.compareAndSet(false, true)) {
        Log.warn("redis is away: each instance writes to drive at its own, slower pace", failure);
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
