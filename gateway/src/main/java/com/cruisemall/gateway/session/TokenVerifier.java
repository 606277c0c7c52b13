package com.cruisemall.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Believes a token that lies in Redis only if auth-service signed it, and for this very session:
 * who can write to Redis gains nothing.
 */
@Singleton
class TokenVerifier {
  private static final int REMEMBERED = 20_000;
  private static final AlgorithmConstraints RS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256);

  private final SigningKeys keys;
  private final String issuer;
  private final Clock clock = Clock.systemUTC();
  private final Cache<String, Verified> remembered = remembering();
  private final Cache<String, String> people = remembering();

  TokenVerifier(SigningKeys keys, @ConfigProperty(name = "cruisemall.token.issuer") String issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /** A token that held when it was looked at. */
  record Verified(String sessionId, Instant expiresAt) {}

  /** Whose session it is, if a token of it has been seen lately. */
  Optional<String> personOf(String sessionId) {
    return Optional.ofNullable(people.getIfPresent(sessionId));
  }

  /** When the token ends, if it is good for the session. Never fails. */
  Future<Optional<Instant>> verify(String token, String sessionId) {
    Verified known = remembered.getIfPresent(token);
    if (known != null) {
      return Future.succeededFuture(expiry(known, sessionId));
    }
    if (keyOf(token).isPresent()) {
      return Future.succeededFuture(check(token, sessionId));
    }
    return keys.refresh().map(_ -> check(token, sessionId));
  }

  /** The roles in a token that has been verified. */
  static List<String> roles(String token) {
    try {
      JwtClaims claims = JwtClaims.parse(parse(token).getUnverifiedPayload());
      return claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
    } catch (JoseException | InvalidJwtException | MalformedClaimException _) {
      return List.of();
    }
  }

  private Optional<Instant> check(String token, String sessionId) {
    try {
      JsonWebSignature signature = parse(token);
      Optional<Key> key = keyOf(token);
      if (key.isEmpty()) {
        return Optional.empty();
      }
      signature.setKey(key.get());
      if (!signature.verifySignature()) {
        return Optional.empty();
      }
      JwtClaims claims = JwtClaims.parse(signature.getPayload());
      if (!issuer.equals(claims.getIssuer()) || claims.getExpirationTime() == null) {
        return Optional.empty();
      }
      Verified verified =
          new Verified(
              String.valueOf(claims.getClaimValueAsString("sid")),
              Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
      remembered.put(token, verified);
      people.put(verified.sessionId(), String.valueOf(claims.getSubject()));
      return expiry(verified, sessionId);
    } catch (JoseException | InvalidJwtException | MalformedClaimException _) {
      return Optional.empty();
    }
  }

  private Optional<Instant> expiry(Verified verified, String sessionId) {
    return verified.sessionId().equals(sessionId) && verified.expiresAt().isAfter(clock.instant())
        ? Optional.of(verified.expiresAt())
        : Optional.empty();
  }

  private Optional<Key> keyOf(String token) {
    try {
      String kid = parse(token).getKeyIdHeaderValue();
      return kid == null ? Optional.empty() : Optional.ofNullable(keys.find(kid));
    } catch (JoseException _) {
      return Optional.empty();
    }
  }

  private static JsonWebSignature parse(String token) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(RS256);
    signature.setCompactSerialization(token);
    return signature;
  }

  private static <T> Cache<String, T> remembering() {
    return Caffeine.newBuilder()
        .maximumSize(REMEMBERED)
        .expireAfterWrite(5, TimeUnit.MINUTES)
        .build();
  }
}
