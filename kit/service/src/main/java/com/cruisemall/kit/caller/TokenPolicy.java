package com.cruisemall.kit.caller;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Requires a valid internal token. Quarkus' own {@code authenticated} policy does the same but
 * sends an empty body; this policy fails the request, so that the response has the common error
 * body.
 */
@Singleton
class TokenPolicy implements HttpSecurityPolicy {
  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    return identity.map(caller -> {
      if (caller.isAnonymous()) {
        throw new UnauthorizedException();
      }
      return CheckResult.PERMIT;
    });
  }

  @Override
  public String name() {
    return "token";
  }
}
