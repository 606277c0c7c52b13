package com.cruisemall.auth.staff;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends whoever the provider has not recognised to the provider. Without a provider nothing here is
 * to be had: the endpoints say so themselves.
 */
@Singleton
class StaffPolicy implements HttpSecurityPolicy {
  private final boolean on;

  StaffPolicy(@ConfigProperty(name = "quarkus.oidc.staff.tenant-enabled") boolean on) {
    this.on = on;
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request,
      Uni<SecurityIdentity> identity,
      AuthorizationRequestContext requestContext) {
    if (!on) {
      return CheckResult.permit();
    }
    if (request.request().query() != null && !request.normalizedPath().endsWith("/callback")) {
      // The flow would carry it along, into the address to come back to.
      throw new ApiException(CommonError.BAD_REQUEST);
    }
    return identity.map(staff -> staff.isAnonymous() ? CheckResult.DENY : CheckResult.PERMIT);
  }

  @Override
  public String name() {
    return "staff";
  }
}
