package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Enforces {@link ServiceCallers}: answers 403 to services on endpoints for people, to people on
 * endpoints for services, and to services without the scope. Issuer, audience and expiry of the
 * token were checked before.
 */
@Singleton
class CallerFilter {
  private final Caller caller;

  CallerFilter(Caller caller) {
    this.caller = caller;
  }

  @ServerRequestFilter
  public void check(ResourceInfo endpoint) {
    @Nullable ServiceCallers services = annotation(endpoint);
    boolean mayCall =
        switch (caller.kind()) {
          // TokenPolicy has refused requests without a token on all paths that are not open.
          case NOBODY -> services == null || services.alsoPeople();
          case PERSON, GUEST -> services == null || services.alsoPeople();
          case SERVICE -> services != null && caller.hasScope(services.scope());
        };
    if (!mayCall) {
      throw new ApiException(CommonError.FORBIDDEN);
    }
  }

  private static @Nullable ServiceCallers annotation(ResourceInfo endpoint) {
    @Nullable ServiceCallers ofMethod =
        endpoint.getResourceMethod().getAnnotation(ServiceCallers.class);
    return ofMethod != null
        ? ofMethod
        : endpoint.getResourceClass().getAnnotation(ServiceCallers.class);
  }
}
