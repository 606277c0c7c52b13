package com.cruisemall.gateway.session;

import com.cruisemall.gateway.GatewayError;
import com.cruisemall.gateway.OwnContext;
import com.cruisemall.gateway.metric.TaggedCounter;
import com.cruisemall.gateway.redis.RedisLink;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who is behind a session: Redis says it in one read; auth-service is asked, once for all
 * who wait, when Redis does not know, cannot be asked, or has a token that runs out.
 */
@Singleton
public class SessionResolver {
  private static final int REMEMBERED = 10_000;

  private final RedisLink redis;
  private final AuthService auth;
  private final TokenVerifier verifier;
  private final SessionConfig config;
  private final TaggedCounter lookups;
  private final Clock clock = Clock.systemUTC();
  private final Map<String, Future<AuthService.Answer>> underWay = new ConcurrentHashMap<>();
  private final Cache<String, AuthService.Answer> whileRedisIsAway;

  SessionResolver(
      RedisLink redis,
      AuthService auth,
      TokenVerifier verifier,
      SessionConfig config,
      MeterRegistry metrics) {
    this.redis = redis;
    this.auth = auth;
    this.verifier = verifier;
    this.config = config;
    this.lookups = new TaggedCounter(metrics, "cruisemall.session.lookups", "outcome");
    List.of("found", "missing", "expired", "ended", "asked", "remembered").forEach(lookups::begin);
    this.whileRedisIsAway =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(config.fallbackCache())
            .build();
  }

  /** Never fails: what cannot be found out is {@link Identity.Undecided}. */
  public Future<Identity> resolve(String sessionId) {
    return redis
        .send(Request.cmd(Command.GET).arg("cm:session:{" + sessionId + "}"))
        .compose(entry -> known(sessionId, entry), _ -> withoutRedis(sessionId));
  }

  /** Whose session it is, once a token of it has been seen here. */
  public Optional<String> personOf(String sessionId) {
    return verifier.personOf(sessionId);
  }

  /** Whom limits count: the person, or the session of somebody unknown. */
  public String subject(String sessionId) {
    return personOf(sessionId).orElse(sessionId);
  }

  private Future<Identity> known(String sessionId, @Nullable Response entry) {
    JsonObject stored = parse(entry);
    @Nullable String ended = stored.getString("ended");
    if (ended != null) {
      count("ended");
      return Future.succeededFuture(new Identity.Ended(error(ended)));
    }
    @Nullable String token = stored.getString("token");
    if (token == null) {
      count("missing");
      return ask(sessionId);
    }
    return verifier.verify(token, sessionId).compose(expiry -> verified(sessionId, token, expiry));
  }

  private Future<Identity> verified(String sessionId, String token, Optional<Instant> expiry) {
    if (expiry.isEmpty()) {
      count("expired");
      return ask(sessionId);
    }
    count("found");
    if (expiry.get().minus(config.renewBefore()).isBefore(clock.instant())) {
      return ask(sessionId)
          .map(renewed ->
              renewed instanceof Identity.Undecided ? new Identity.Person(token) : renewed);
    }
    return Future.succeededFuture(new Identity.Person(token));
  }

  private Future<Identity> withoutRedis(String sessionId) {
    AuthService.Answer known = whileRedisIsAway.getIfPresent(sessionId);
    count(known == null ? "asked" : "remembered");
    return known == null ? ask(sessionId) : Future.succeededFuture(identity(known));
  }

  private Future<Identity> ask(String sessionId) {
    Future<AuthService.Answer> shared =
        underWay.computeIfAbsent(
            sessionId,
            id ->
                auth.session(id)
                    .onSuccess(answer -> whileRedisIsAway.put(id, answer))
                    .onComplete(_ -> underWay.remove(id)));
    return OwnContext.of(shared)
        .map(SessionResolver::identity)
        .otherwise(failure -> {
          Log.debugf(failure, "a session cannot be decided");
          return new Identity.Undecided();
        });
  }

  private static Identity identity(AuthService.Answer answer) {
    return switch (answer) {
      case AuthService.Answer.Live live -> new Identity.Person(live.token());
      case AuthService.Answer.Ended ended -> new Identity.Ended(ended.error());
      case AuthService.Answer.Unknown _ -> new Identity.Guest();
    };
  }

  private static GatewayError error(String reason) {
    return reason.equals("SUPERSEDED")
        ? GatewayError.SESSION_SUPERSEDED
        : GatewayError.SESSION_ENDED;
  }

  private static JsonObject parse(@Nullable Response entry) {
    try {
      return entry == null ? new JsonObject() : new JsonObject(entry.toString());
    } catch (DecodeException _) {
      return new JsonObject();
    }
  }

  private void count(String outcome) {
    lookups.increment(outcome);
  }
}
