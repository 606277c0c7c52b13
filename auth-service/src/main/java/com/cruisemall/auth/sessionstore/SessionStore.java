package com.cruisemall.auth.sessionstore;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.token.TokenIssuer;
import com.cruisemall.auth.token.TokenIssuer.IssuedToken;
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
 * {"ended"}}. A live entry never overwrites a tombstone, so that a slow login cannot revive a
 * session that a faster one ended, nor an entry with a later version of the person.
 *
 * <p>Redis is a copy: no method throws when it is unavailable. {@link #takeMissedWrite} then
 * reports that tombstones have to be written again.
 */
@Singleton
public class SessionStore {
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

  /** Tombstones in flight to Redis at the same time. */
  private static final int BATCH_SIZE = 50;

  private final Redis redis;
  private final ObjectMapper json;
  private final TokenIssuer issuer;
  private final Duration timeout;
  private final AtomicBoolean missedWrite = new AtomicBoolean();

  SessionStore(Redis redis, ObjectMapper json, TokenIssuer issuer, SessionStoreConfig config) {
    this.redis = redis;
    this.json = json;
    this.issuer = issuer;
    this.timeout = config.timeout();
  }

  /** Value under a session's key: a live session, or its tombstone. */
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

  /** Reads a session; {@link StoredSession.Unknown} also when Redis is unavailable. */
  public StoredSession read(SessionId id) {
    try {
      Response found = send(Request.cmd(Command.GET).arg(key(id)));
      return found == null ? new StoredSession.Unknown() : parse(found.toString());
    } catch (RedisUnavailableException unavailable) {
      return new StoredSession.Unknown();
    }
  }

  /**
   * Issues a token for a live session and stores both, unless the key holds a tombstone or a later
   * version of the person.
   */
  public IssuedToken publish(SessionId id, Person person, Duration remaining) {
    IssuedToken token = issuer.forPerson(person, id.value());
    try {
      send(
          Request.cmd(Command.EVAL)
              .arg(PUBLISH_LIVE)
              .arg(1)
              .arg(key(id))
              .arg(write(Stored.live(person, token)))
              .arg(Math.max(1, remaining.toSeconds()))
              .arg(person.version()));
    } catch (RedisUnavailableException unavailable) {
      // A miss: the gateway then requests the session's token, and the database decides.
    }
    return token;
  }

  /** Overwrites ended sessions with tombstones that last as long as their cookies. */
  public void writeTombstones(List<Tombstone> tombstones) {
    try {
      for (int from = 0; from < tombstones.size(); from += BATCH_SIZE) {
        List<Tombstone> batch =
            tombstones.subList(from, Math.min(from + BATCH_SIZE, tombstones.size()));
        await(Uni.join().all(batch.stream().map(this::writeTombstone).toList()).andFailFast());
      }
    } catch (RedisUnavailableException unavailable) {
      missedWrite.set(true);
    }
  }

  private Uni<Response> writeTombstone(Tombstone tombstone) {
    return redis.send(
        Request.cmd(Command.SET)
            .arg(key(tombstone.id()))
            .arg(write(Stored.ended(tombstone.reason())))
            .arg("EX")
            .arg(Math.max(1, tombstone.remaining().toSeconds())));
  }

  /** Returns and clears the flag that a tombstone could not be written. */
  public boolean takeMissedWrite() {
    return missedWrite.getAndSet(false);
  }

  /** Returns the id that a Redis server chooses at each start; empty if Redis is unavailable. */
  public String serverRunId() {
    try {
      Response info = send(Request.cmd(Command.INFO).arg("server"));
      return info == null
          ? ""
          : info.toString()
              .lines()
              .filter(line -> line.startsWith("run_id:"))
              .findFirst()
              .orElse("");
    } catch (RedisUnavailableException unavailable) {
      return "";
    }
  }

  private @Nullable Response send(Request request) {
    return await(redis.send(request));
  }

  private <T> T await(Uni<T> response) {
    try {
      return response.await().atMost(timeout);
    } catch (TimeoutException | CompletionException failure) {
      throw new RedisUnavailableException(failure);
    }
  }

  private StoredSession parse(String text) {
    try {
      Stored stored = json.readValue(text, Stored.class);
      if (stored.ended() != null) {
        return new StoredSession.Ended(stored.ended());
      }
      return stored.me() == null
          ? new StoredSession.Unknown()
          : new StoredSession.Live(stored.me());
    } catch (JsonProcessingException e) {
      Log.warn("unreadable session in redis ignored", e);
      return new StoredSession.Unknown();
    }
  }

  private String write(Stored stored) {
    try {
      return json.writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("session cannot be written as JSON", e);
    }
  }

  private static String key(SessionId id) {
    return "cm:session:{" + id.value() + "}";
  }

  private static final class RedisUnavailableException extends RuntimeException {
    RedisUnavailableException(Throwable cause) {
      super(cause);
    }
  }
}
