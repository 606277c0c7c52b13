package com.cruisemall.auth.staff;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Redirects unauthenticated requests to the provider. Without a provider it permits all, and the
 * endpoints respond 404.
 */
@Singleton
class StaffPolicy implements HttpSecurityPolicy {
  private final boolean enabled;

  StaffPolicy(StaffConfig config) {
    this.enabled = config.enabled();
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    if (!enabled) {
      return CheckResult.permit();
    }
    if (request.request().query() != null && !request.normalizedPath().endsWith("/callback")) {
      // The OIDC flow would carry the query into the redirect URI.
      throw new ApiException(CommonError.BAD_REQUEST);
    }
    return identity.map(staff -> staff.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }

  @Override
  public String name() {
    return "staff";
  }
}
