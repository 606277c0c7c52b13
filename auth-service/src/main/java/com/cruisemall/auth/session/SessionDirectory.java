package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.token.IssuedToken;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The sessions in Redis, as gateway and auth-service read them: {@code cm:session:{<sid>}} holds
 * either the live session, {@code {"token","exp","me"}}, or its tombstone, {@code {"ended"}}. A
 * live entry never overwrites a tombstone, so that a slow login cannot revive what a faster one
 * ended.
 *
 * <p>Redis is a copy: when it cannot be reached nothing here throws, and {@link SessionReplay}
 * tells it later what it missed.
 */
@Singleton
class SessionDirectory {
  private static final String PUBLISH_LIVE =
      """
      local entry = redis.call('GET', KEYS[1])
      if entry and string.sub(entry, 1, 8) == '{"ended"' then
        return 0
      end
      redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
      return 1
      """;

  private final Redis redis;
  private final ObjectMapper json;
  private final Duration patience;
  private final AtomicBoolean missedSomething = new AtomicBoolean();

  SessionDirectory(Redis redis, ObjectMapper json, SessionConfig config) {
    this.redis = redis;
    this.json = json;
    this.patience = config.redisPatience();
  }

  /** What is stored under a session's key: a live session, or its end. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"ended", "token", "exp", "me"})
  private record Stored(
      @Nullable EndReason ended, @Nullable String token, @Nullable Long exp, @Nullable Person me) {}

  SessionEntry read(SessionId id) {
    try {
      Response found = send(Request.cmd(Command.GET).arg(key(id)));
      return found == null ? new SessionEntry.Unknown() : parse(found.toString());
    } catch (RedisAway away) {
      return new SessionEntry.Unknown();
    }
  }

  /** Makes the session known as live, unless it is known to have ended. */
  void publish(SessionId id, Person person, IssuedToken token, Duration remaining) {
    Stored live = new Stored(null, token.value(), token.expiresAt().getEpochSecond(), person);
    try {
      send(
          Request.cmd(Command.EVAL)
              .arg(PUBLISH_LIVE)
              .arg(1)
              .arg(key(id))
              .arg(write(live))
              .arg(Math.max(1, remaining.toSeconds())));
    } catch (RedisAway away) {
      // Not known there: the gateway asks for the session, and the database answers.
    }
  }

  /** Makes it known that sessions have ended, for as long as their cookies could be shown. */
  void bury(List<Tombstone> tombstones) {
    try {
      for (Tombstone tombstone : tombstones) {
        send(
            Request.cmd(Command.SET)
                .arg(key(tombstone.id()))
                .arg(write(new Stored(tombstone.reason(), null, null, null)))
                .arg("EX")
                .arg(Math.max(1, tombstone.remaining().toSeconds())));
      }
    } catch (RedisAway away) {
      missedSomething.set(true);
    }
  }

  /** Whether an end could not be told since this was last asked. */
  boolean takeMissed() {
    return missedSomething.getAndSet(false);
  }

  /** The id that a Redis server gives itself at each start; empty while it is away. */
  String serverRun() {
    try {
      Response info = send(Request.cmd(Command.INFO).arg("server"));
      return info == null
          ? ""
          : info.toString()
              .lines()
              .filter(line -> line.startsWith("run_id:"))
              .findFirst()
              .orElse("");
    } catch (RedisAway away) {
      return "";
    }
  }

  private @Nullable Response send(Request request) {
    try {
      return redis.send(request).await().atMost(patience);
    } catch (TimeoutException | CompletionException failure) {
      throw new RedisAway(failure);
    }
  }

  private SessionEntry parse(String text) {
    try {
      Stored stored = json.readValue(text, Stored.class);
      if (stored.ended() != null) {
        return new SessionEntry.Ended(stored.ended());
      }
      return stored.me() == null ? new SessionEntry.Unknown() : new SessionEntry.Live(stored.me());
    } catch (JsonProcessingException e) {
      Log.warn("an unreadable session in redis is ignored", e);
      return new SessionEntry.Unknown();
    }
  }

  private String write(Stored stored) {
    try {
      return json.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a session must be JSON", e);
    }
  }

  private static String key(SessionId id) {
    return "cm:session:{" + id.value() + "}";
  }

  /** Redis cannot be asked right now. */
  private static final class RedisAway extends RuntimeException {
    RedisAway(Throwable cause) {
      super(cause);
    }
  }
}
