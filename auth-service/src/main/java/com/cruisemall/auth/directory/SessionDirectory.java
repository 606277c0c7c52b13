package com.cruisemall.auth.directory;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.token.IssuedToken;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
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
 * either the live session, {@code {"version","token","exp","me"}}, or its tombstone, {@code
 * {"ended"}}. A live entry never overwrites a tombstone, so that a slow login cannot revive what a
 * faster one ended, nor an entry that knows the person better than it does.
 *
 * <p>Redis is a copy: when it cannot be reached nothing here throws, and it is told later what it
 * missed.
 */
@Singleton
public class SessionDirectory {
  private static final String PUBLISH_LIVE =
      """
      local entry = redis.call('GET', KEYS[1])
      if entry then
        if string.sub(entry, 1, 8) == '{"ended"' then
          return 0
        end
        local known = string.match(entry, '^{"version":(%d+)')
        if known and tonumber(known) > tonumber(ARGV[3]) then
          return 0
        end
      end
      redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
      return 1
      """;

  /** Tombstones under way to Redis at the same time. */
  private static final int AT_A_TIME = 50;

  private final Redis redis;
  private final ObjectMapper json;
  private final Duration patience;
  private final AtomicBoolean missedSomething = new AtomicBoolean();

  SessionDirectory(Redis redis, ObjectMapper json, DirectoryConfig config) {
    this.redis = redis;
    this.json = json;
    this.patience = config.patience();
  }

  /** What is stored under a session's key: a live session, or its end. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"ended", "version", "token", "exp", "me"})
  private record Stored(
      @Nullable EndReason ended,
      @Nullable Long version,
      @Nullable String token,
      @Nullable Long exp,
      @Nullable Person me) {
    static Stored live(Person person, IssuedToken token) {
      return new Stored(
          null, person.version(), token.value(), token.expiresAt().getEpochSecond(), person);
    }

    static Stored ended(EndReason reason) {
      return new Stored(reason, null, null, null, null);
    }
  }

  /** What Redis says of a session. */
  public SessionEntry read(SessionId id) {
    try {
      Response found = send(Request.cmd(Command.GET).arg(key(id)));
      return found == null ? new SessionEntry.Unknown() : parse(found.toString());
    } catch (RedisAway away) {
      return new SessionEntry.Unknown();
    }
  }

  /**
   * Makes the session known as live, unless it is known to have ended or the person is known as of
   * a later change.
   */
  public void publish(SessionId id, Person person, IssuedToken token, Duration remaining) {
    try {
      send(
          Request.cmd(Command.EVAL)
              .arg(PUBLISH_LIVE)
              .arg(1)
              .arg(key(id))
              .arg(write(Stored.live(person, token)))
              .arg(Math.max(1, remaining.toSeconds()))
              .arg(person.version()));
    } catch (RedisAway away) {
      // Not known there: the gateway asks for the session, and the database answers.
    }
  }

  /** Makes it known that sessions have ended, for as long as their cookies could be shown. */
  public void bury(List<Tombstone> tombstones) {
    try {
      for (int from = 0; from < tombstones.size(); from += AT_A_TIME) {
        List<Tombstone> some =
            tombstones.subList(from, Math.min(from + AT_A_TIME, tombstones.size()));
        await(Uni.join().all(some.stream().map(this::bury).toList()).andFailFast());
      }
    } catch (RedisAway away) {
      missedSomething.set(true);
    }
  }

  private Uni<Response> bury(Tombstone tombstone) {
    return redis.send(
        Request.cmd(Command.SET)
            .arg(key(tombstone.id()))
            .arg(write(Stored.ended(tombstone.reason())))
            .arg("EX")
            .arg(Math.max(1, tombstone.remaining().toSeconds())));
  }

  /** Whether an end could not be told since this was last asked. */
  public boolean takeMissed() {
    return missedSomething.getAndSet(false);
  }

  /** The id that a Redis server gives itself at each start; empty while it is away. */
  public String serverRun() {
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
    return await(redis.send(request));
  }

  private <T> T await(Uni<T> answer) {
    try {
      return answer.await().atMost(patience);
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
