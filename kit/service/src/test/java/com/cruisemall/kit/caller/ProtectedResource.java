package com.cruisemall.kit.caller;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Endpoints for people, for services and for both. */
@Path("/called")
@RunOnVirtualThread
class ProtectedResource {
  private final Caller caller;

  ProtectedResource(Caller caller) {
    this.caller = caller;
  }

  record CallerBody(String service, boolean person) implements SuccessBody {}

  @GET
  @Path("/by-people")
  public CallerBody byPeople() {
    return called();
  }

  @GET
  @Path("/by-services")
  @ServiceCallers(scope = "order:read")
  public CallerBody byServices() {
    return called();
  }

  @GET
  @Path("/by-both")
  @ServiceCallers(scope = "catalogue:read", alsoPeople = true)
  public CallerBody byBoth() {
    return called();
  }

  private CallerBody called() {
    return new CallerBody(caller.service().orElse(""), caller.userId().isPresent());
  }
}
