package com.cruisemall.auth;

import com.cruisemall.auth.key.SigningKey;
import com.cruisemall.auth.key.SigningKeys;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Tokens that auth-service would not issue, signed with its key. */
@ApplicationScoped
class OwnTokens {
  private final SigningKeys keys;

  OwnTokens(SigningKeys keys) {
    this.keys = keys;
  }

  String service(String name, String audience, String scope) {
    return sign(Jwt.subject(name).audience(audience).claim("scope", scope), 60);
  }

  String expiredService(String name, String audience, String scope) {
    return sign(Jwt.subject(name).audience(audience).claim("scope", scope), -60);
  }

  String person(String role) {
    return sign(
        Jwt.subject(UUID.randomUUID().toString())
            .audience("auth-service")
            .groups(role)
            .claim("sid", "no-session-of-anybody"),
        60);
  }

  private String sign(JwtClaimsBuilder claims, int seconds) {
    SigningKey key = keys.current();
    Instant end = Instant.now().plusSeconds(seconds);
    return claims
        .issuer("http://issuer.test")
        .issuedAt(end.minusSeconds(300))
        .expiresAt(end)
        .jws()
        .keyId(key.kid())
        .sign(key.privateKey());
  }
}
