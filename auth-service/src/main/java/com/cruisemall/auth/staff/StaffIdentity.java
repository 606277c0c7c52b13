package com.cruisemall.auth.staff;

import com.cruisemall.kit.text.TextNormalizer;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Person as the provider identifies them. Issuer and subject together are permanent (OpenID Connect
 * Core 1.0, §2); name and email may change.
 *
 * @param roles the provider's names of roles
 */
record StaffIdentity(
    String issuer, String subject, String name, @Nullable String email, Set<String> roles) {

  /** Returns empty for a request that the provider has not authenticated. */
  static Optional<StaffIdentity> of(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Optional.empty();
    }
    @Nullable String name = token.getClaim("name");
    @Nullable String username = token.getClaim("preferred_username");
    String known = username == null ? token.getSubject() : username;
    return Optional.of(
        new StaffIdentity(
            token.getIssuer(),
            token.getSubject(),
            TextNormalizer.name(name == null || name.isBlank() ? known : name),
            token.getClaim("email"),
            identity.getRoles()));
  }

  @Override
  public String toString() {
    return "StaffIdentity[" + subject + "]";
  }
}
