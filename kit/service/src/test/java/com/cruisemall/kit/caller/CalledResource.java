package com.cruisemall.kit.caller;

import com.cruisemall.kit.SuccessBody;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An endpoint of each kind. */
@Path("/called")
@RunOnVirtualThread
class CalledResource {
  private final Caller caller;

  CalledResource(Caller caller) {
    this.caller = caller;
  }

  record Called(String service, boolean person) implements SuccessBody {}

  @GET
  @Path("/by-people")
  public Called byPeople() {
    return called();
  }

  @GET
  @Path("/by-services")
  @ServiceCallers(scope = "order:read")
  public Called byServices() {
    return called();
  }

  @GET
  @Path("/by-both")
  @ServiceCallers(scope = "catalogue:read", alsoPeople = true)
  public Called byBoth() {
    return called();
  }

  private Called called() {
    return new Called(caller.service().orElse(""), caller.userId().isPresent());
  }
}
