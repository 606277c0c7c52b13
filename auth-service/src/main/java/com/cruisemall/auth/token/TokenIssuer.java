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

/**
 * Signs the internal tokens (RS256 JWT, RFC 7519) with which gateway and services call services.
 */
@Singleton
public class TokenIssuer {
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

  /**
   * The token of a signed-in person: good for every service, bound to the session; an active
   * partner's names the {@code affiliateCode} too.
   */
  public IssuedToken forPerson(Person person, String sessionId) {
    JwtClaimsBuilder claims =
        Jwt.subject(person.id().toString())
            .audience(Audience.EVERY_SERVICE)
            .groups(person.role().name())
            .claim("sid", sessionId);
    Person.@Nullable Affiliate partner = person.affiliateProfile();
    return sign(partner == null ? claims : claims.claim("affiliateCode", partner.affiliateCode()));
  }

  /** The token of a service for calling another one. */
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
