package com.cruisemall.auth.login;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Counts wrong passwords per account and makes the next try wait, longer each time. The count lives
 * in Redis, for all instances; while Redis is away each instance counts for itself, never
 * unlimited.
 */
@Singleton
class LoginThrottle {
  private static final int ACCOUNTS_COUNTED_LOCALLY = 50_000;

  /** Counts a failure and, past the free ones, sets the time before which no try is looked at. */
  private static final String FAILED =
      """
      local failures = redis.call('INCR', KEYS[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      if failures > tonumber(ARGV[2]) then
        local wait = math.min(ARGV[4], ARGV[3] * 2 ^ math.min(failures - ARGV[2] - 1, 30))
        redis.call('SET', KEYS[2], 1, 'PX', math.floor(wait))
      end
      return failures
      """;

  private final Redis redis;
  private final LoginConfig config;
  private final Cache<String, Integer> local;

  LoginThrottle(Redis redis, LoginConfig config) {
    this.redis = redis;
    this.config = config;
    this.local =
        Caffeine.newBuilder()
            .maximumSize(ACCOUNTS_COUNTED_LOCALLY)
            .expireAfterWrite(config.longestDelay())
            .build();
  }

  /** Ends the request with 429 while the account must wait. */
  void check(LoginKey key) {
    Optional<Response> wait = ask(Request.cmd(Command.PTTL).arg(waitKey(key)));
    long millis = wait.map(Response::toLong).orElseGet(() -> localWait(key));
    if (millis > 0) {
      throw ApiException.retryLater(CommonError.RATE_LIMITED, Duration.ofMillis(millis));
    }
  }

  void failed(LoginKey key) {
    local.asMap().merge(subject(key), 1, Integer::sum);
    ask(
        Request.cmd(Command.EVAL)
            .arg(FAILED)
            .arg(2)
            .arg(failuresKey(key))
            .arg(waitKey(key))
            .arg(config.failureWindow().toMillis())
            .arg(config.freeFailures())
            .arg(config.firstDelay().toMillis())
            .arg(config.longestDelay().toMillis()));
  }

  void succeeded(LoginKey key) {
    local.invalidate(subject(key));
    ask(Request.cmd(Command.DEL).arg(failuresKey(key)).arg(waitKey(key)));
  }

  private long localWait(LoginKey key) {
    Integer failures = local.getIfPresent(subject(key));
    return failures != null && failures >= config.freeFailures()
        ? config.longestDelay().toMillis()
        : 0;
  }

  private Optional<Response> ask(Request request) {
    try {
      return Optional.ofNullable(redis.send(request).await().atMost(config.redisPatience()));
    } catch (TimeoutException | CompletionException _) {
      return Optional.empty();
    }
  }

  private static String failuresKey(LoginKey key) {
    return "cm:login:{" + subject(key) + "}:failures";
  }

  private static String waitKey(LoginKey key) {
    return "cm:login:{" + subject(key) + "}:wait";
  }

  /** Phone numbers do not stand in Redis in clear. */
  private static String subject(LoginKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
