package com.cruisemall.auth.token;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.key.SigningKey;
import com.cruisemall.auth.key.SigningKeys;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs the internal tokens (RS256 JWT, RFC 7519) for calls to services. */
@Singleton
public class TokenIssuer {
  /** Audience names of all services. */
  static final Set<String> EVERY_SERVICE =
      Set.of("auth-service", "payment-service", "upload-service", "chat-service", "rates-service");

  private final SigningKeys keys;
  private final TokenConfig config;
  private final Clock clock;

  TokenIssuer(SigningKeys keys, TokenConfig config, Clock clock) {
    this.keys = keys;
    this.config = config;
    this.clock = clock;
    if (keys.overlap().compareTo(config.lifetime()) <= 0) {
      throw new IllegalArgumentException(
          "cruisemall.key.overlap must be longer than cruisemall.token.lifetime");
    }
  }

  /** Signed internal token with its expiry. */
  public record IssuedToken(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "IssuedToken[expiresAt=" + expiresAt + "]";
    }
  }

  /**
   * Issues the token of a signed-in person: valid for every service and bound to the session. An
   * active partner's token also has the {@code affiliateCode} claim.
   */
  public IssuedToken forPerson(Person person, String sessionId) {
    JwtClaimsBuilder claims =
        Jwt.subject(person.id().toString())
            .audience(EVERY_SERVICE)
            .groups(person.role().name())
            .claim("sid", sessionId);
    Person.@Nullable Affiliate partner = person.affiliateProfile();
    return sign(partner == null ? claims : claims.claim("affiliateCode", partner.affiliateCode()));
  }

  /** Issues the token of a service for calls to another one. */
  IssuedToken forService(String client, Set<String> audience, String scope) {
    return sign(Jwt.subject(client).audience(audience).claim("scope", scope));
  }

  Duration lifetime() {
    return config.lifetime();
  }

  private IssuedToken sign(JwtClaimsBuilder claims) {
    SigningKey key = keys.current();
    Instant now = clock.instant();
    Instant end = now.plus(config.lifetime());
    String token =
        claims
            .issuer(config.issuer())
            .issuedAt(now)
            .expiresAt(end)
            .jws()
            .keyId(key.kid())
            .sign(key.privateKey());
    return new IssuedToken(token, end);
  }
}
