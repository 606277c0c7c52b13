package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The person or service behind a request. Nothing but the signed internal token is believed: no
 * plain header gives a right.
 */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
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
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.ofNullable(token.getClaim("sid"))
        : Optional.empty();
  }

  /** The session id, or 401 for a caller who is not signed in. */
  public String requireSessionId() {
    return sessionId().orElseThrow(() -> new ApiException(CommonError.UNAUTHENTICATED));
  }
}
