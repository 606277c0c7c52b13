package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Person or service that sent the current request. All facts come from the signed internal token; a
 * plain header grants nothing.
 */
@RequestScoped
public class Caller {
  private static final String GUESTS = "anonymous";

  private final SecurityIdentity identity;
  private final String issuer;

  Caller(SecurityIdentity identity, InternalTokenConfig config) {
    this.identity = identity;
    this.issuer = config.issuer();
  }

  /** Kind of caller that a token identifies. */
  enum Kind {
    /** No internal token, on a path that is open without one. */
    NOBODY,
    /** Gateway on behalf of a visitor who is not signed in. */
    GUEST,
    /** Gateway on behalf of a signed-in person. */
    PERSON,
    /** Another service on its own behalf. */
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

  /** Returns the person's user id; empty for guests and services. */
  public Optional<UUID> userId() {
    return sessionId().map(_ -> UUID.fromString(identity.getPrincipal().getName()));
  }

  /** Returns the person's user id; throws 401 for a caller who is not signed in. */
  public UUID requireUserId() {
    return userId().orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
  }

  /** Returns the session that the token was issued for; empty for guests and services. */
  public Optional<String> sessionId() {
    return claim("sid");
  }

  /** Returns the session id; throws 401 for a caller who is not signed in. */
  public String requireSessionId() {
    return sessionId().orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
  }

  /** Returns the name of the calling service; empty for people and guests. */
  public Optional<String> service() {
    return kind() == Kind.SERVICE
        ? Optional.of(identity.getPrincipal().getName())
        : Optional.empty();
  }

  /** Checks the token's space-separated scopes (RFC 6749 §3.3). */
  boolean hasScope(String wanted) {
    return claim("scope").stream()
        .flatMap(scopes -> Arrays.stream(scopes.split(" ", -1)))
        .anyMatch(wanted::equals);
  }

  private Optional<String> claim(String name) {
    @Nullable Object value = token().map(token -> token.<Object>getClaim(name)).orElse(null);
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** Ignores tokens of other issuers, such as those of the staff's identity provider. */
  private Optional<JsonWebToken> token() {
    return identity.getPrincipal() instanceof JsonWebToken token && issuer.equals(token.getIssuer())
        ? Optional.of(token)
        : Optional.empty();
  }
}
