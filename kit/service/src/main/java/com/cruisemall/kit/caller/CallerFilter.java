package com.cruisemall.kit.caller;

import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses services where only people may call, people where only services may, and services without
 * the scope, as {@link ServiceCallers} says. Whether a token is ours, for this service and still
 * good was decided before.
 */
@Singleton
class CallerFilter {
  private final Caller caller;

  CallerFilter(Caller caller) {
    this.caller = caller;
  }

  @ServerRequestFilter
  public void check(ResourceInfo endpoint) {
    @Nullable ServiceCallers services = services(endpoint);
    boolean mayCall =
        switch (caller.kind()) {
          // The path is open to whoever has no token: what is not was refused at the door.
          case NOBODY -> services == null || services.alsoPeople();
          case PERSON, GUEST -> services == null || services.alsoPeople();
          case SERVICE -> services != null && caller.hasScope(services.scope());
        };
    if (!mayCall) {
      throw new ApiException(CommonError.FORBIDDEN);
    }
  }

  private static @Nullable ServiceCallers services(ResourceInfo endpoint) {
    @Nullable ServiceCallers ofMethod =
        endpoint.getResourceMethod().getAnnotation(ServiceCallers.class);
    return ofMethod != null
        ? ofMethod
        : endpoint.getResourceClass().getAnnotation(ServiceCallers.class);
  }
}
