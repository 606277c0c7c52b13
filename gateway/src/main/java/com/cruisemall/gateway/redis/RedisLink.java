package com.cruisemall.gateway.redis;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands over one connection for each event loop, so that those of one request travel
 * together in one round trip and no request waits for a pool. A Redis that is away or hangs fails
 * commands at once, and is tried again after a moment.
 */
@Singleton
public class RedisLink {
  private final Redis redis;
  private final RedisConfig config;
  private final Map<Thread, Line> lines = new ConcurrentHashMap<>();
  private final AtomicBoolean away = new AtomicBoolean();

  RedisLink(Redis redis, RedisConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** Must be called on an event loop; the answer comes on it. An absent value is null. */
  public Future<@Nullable Response> send(Request command) {
    return lines.computeIfAbsent(Thread.currentThread(), _ -> new Line()).send(command);
  }

  public boolean isAway() {
    return away.get();
  }

  private void note(boolean nowAway) {
    if (away.compareAndSet(!nowAway, nowAway)) {
      if (nowAway) {
        Log.warn("redis is away: sessions are asked of auth-service, limits are local");
      } else {
        Log.info("redis is back");
      }
    }
  }

  /** The connection of one event loop; touched by that loop alone. */
  private final class Line {
    private @Nullable Future<RedisConnection> connection;
    private long closedUntil;

    Future<@Nullable Response> send(Request command) {
      if (System.nanoTime() - closedUntil < 0) {
        return Future.failedFuture("redis is away");
      }
      Future<RedisConnection> line = connected();
      return line.compose(open -> open.send(command))
          .timeout(config.patience().toMillis(), TimeUnit.MILLISECONDS)
          .onSuccess(_ -> note(false))
          .onFailure(failure -> failed(line, failure));
    }

    private Future<RedisConnection> connected() {
      Future<RedisConnection> known = connection;
      if (known == null) {
        Future<RedisConnection> fresh = redis.connect();
        connection = fresh;
        fresh.onSuccess(open -> {
          open.exceptionHandler(_ -> drop(fresh));
          open.endHandler(_ -> drop(fresh));
        });
        return fresh;
      }
      return known;
    }

    /** An error that Redis itself answers leaves the connection good. */
    private void failed(Future<RedisConnection> line, Throwable failure) {
      if (failure instanceof io.vertx.redis.client.impl.types.ErrorType) {
        return;
      }
      note(true);
      closedUntil = System.nanoTime() + config.retryAfter().toNanos();
      drop(line);
    }

    private void drop(Future<RedisConnection> line) {
      if (line.equals(connection)) {
        connection = null;
        line.onSuccess(RedisConnection::close);
      }
    }
  }
}
