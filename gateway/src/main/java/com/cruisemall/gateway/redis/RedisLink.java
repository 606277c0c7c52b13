package com.cruisemall.gateway.redis;

import com.cruisemall.gateway.OwnContext;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands over one connection for each event loop, so that no request waits for a pool. What
 * a loop sends in one turn, for all requests that it read in it, leaves as one write; on a cluster,
 * where keys lie on different nodes, command by command. A Redis that is away or hangs fails
 * commands at once, and is tried again after a moment.
 */
@Singleton
public class RedisLink {
  private final Vertx vertx;
  private final Redis redis;
  private final RedisConfig config;
  private final boolean cluster;
  private final Map<Thread, Line> lines = new ConcurrentHashMap<>();
  private final AtomicBoolean away = new AtomicBoolean();

  RedisLink(
      Vertx vertx,
      Redis redis,
      RedisConfig config,
      @ConfigProperty(name = "quarkus.redis.client-type") RedisClientType type) {
    this.vertx = vertx;
    this.redis = redis;
    this.config = config;
    this.cluster = type == RedisClientType.CLUSTER;
  }

  /** Must be called on an event loop; the answer comes in the context. An absent value is null. */
  public Future<@Nullable Response> send(Request command) {
    return OwnContext.of(
        lines.computeIfAbsent(Thread.currentThread(), _ -> new Line()).send(command));
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

  /** A command that waits for the end of the loop's turn. */
  private record Waiting(Request command, Promise<@Nullable Response> answer) {}

  /** The connection of one event loop; touched by that loop alone. */
  private final class Line {
    private @Nullable Future<RedisConnection> connection;
    private List<Waiting> turn = new ArrayList<>();
    private long closedUntil;

    Future<@Nullable Response> send(Request command) {
      if (System.nanoTime() - closedUntil < 0) {
        return Future.failedFuture("redis is away");
      }
      if (cluster) {
        return alone(command);
      }
      if (turn.isEmpty()) {
        vertx.runOnContext(_ -> sendTogether());
      }
      Promise<@Nullable Response> answer = Promise.promise();
      turn.add(new Waiting(command, answer));
      return answer.future();
    }

    private void sendTogether() {
      List<Waiting> all = turn;
      turn = new ArrayList<>(all.size());
      List<Request> commands = all.stream().map(Waiting::command).toList();
      this.<List<Response>>over(open -> open.batch(commands))
          .onSuccess(answers -> {
            for (int i = 0; i < all.size(); i++) {
              all.get(i).answer().complete(answers.get(i));
            }
          })
          .onFailure(failure -> {
            if (isRefusal(failure)) {
              // One that Redis refuses hides the answers to all: each has to ask for itself.
              all.forEach(one -> alone(one.command()).onComplete(one.answer()));
            } else {
              all.forEach(one -> one.answer().fail(failure));
            }
          });
    }

    private Future<@Nullable Response> alone(Request command) {
      return this.<@Nullable Response>over(open -> open.send(command));
    }

    private <T extends @Nullable Object> Future<T> over(Function<RedisConnection, Future<T>> use) {
      Future<RedisConnection> line = connected();
      return line.compose(use)
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

    private void failed(Future<RedisConnection> line, Throwable failure) {
      if (isRefusal(failure)) {
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

  /** An error that Redis itself answers leaves the connection good. */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ErrorType;
  }
}
