package com.cruisemall.kit.caller;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Lets in only who brings a valid internal token. Quarkus' own {@code authenticated} policy does
 * the same but answers with an empty body; this one fails the request into the error form.
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
