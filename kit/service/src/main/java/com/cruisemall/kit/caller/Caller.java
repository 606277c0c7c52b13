package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The person or service behind a request. Nothing but the signed internal token is believed: no
 * plain header gives a right.
 */
@RequestScoped
public class Caller {
  private static final String GUESTS = "anonymous";

  private final SecurityIdentity identity;
  private final String issuer;

  Caller(
      SecurityIdentity identity, @ConfigProperty(name = "cruisemall.token.issuer") String issuer) {
    this.identity = identity;
    this.issuer = issuer;
  }

  /** What kind of caller brought the token. */
  enum Kind {
    /** No internal token: the path needs none. */
    NOBODY,
    /** The gateway, for somebody who is not signed in. */
    GUEST,
    /** Somebody who is signed in. */
    PERSON,
    /** Another service, for itself. */
    SERVICE
  }

  Kind kind() {
    if (token().isEmpty()) {
      return Kind.NOBODY;
    }
    if (sessionId().isPresent()) {
      return Kind.PERSON;
    }
    return hasScope(GUESTS) ? Kind.GUEST : Kind.SERVICE;
  }

  /** The person's user id; empty for guests and for services. */
  public Optional<UUID> userId() {
    return sessionId().map(_ -> UUID.fromString(identity.getPrincipal().getName()));
  }

  /** The person's user id, or 401 for a caller who is not signed in. */
  public UUID requireUserId() {
    return userId().orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
  }

  /** The session that the token was issued for: only people have one. */
  public Optional<String> sessionId() {
    return claim("sid");
  }

  /** The session id, or 401 for a caller who is not signed in. */
  public String requireSessionId() {
    return sessionId().orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
  }

  /** The name of the service that calls for itself; empty for people and guests. */
  public Optional<String> service() {
    return kind() == Kind.SERVICE
        ? Optional.of(identity.getPrincipal().getName())
        : Optional.empty();
  }

  /** Whether the token carries a scope (RFC 6749 §3.3: separated by spaces). */
  boolean hasScope(String wanted) {
    return claim("scope").stream()
        .flatMap(scopes -> Arrays.stream(scopes.split(" ", -1)))
        .anyMatch(wanted::equals);
  }

  private Optional<String> claim(String name) {
    @Nullable Object value = token().map(token -> token.<Object>getClaim(name)).orElse(null);
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** A token of another issuer, with which staff may sign in, says nothing here. */
  private Optional<JsonWebToken> token() {
    return identity.getPrincipal() instanceof JsonWebToken token && issuer.equals(token.getIssuer())
        ? Optional.of(token)
        : Optional.empty();
  }
}
