package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /api/auth/me}: the signed-in person, from Redis without a database statement. */
@Path("/api/auth/me")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class MeResource {
  private final RenewSession renewSession;
  private final Caller caller;

  MeResource(RenewSession renewSession, Caller caller) {
    this.renewSession = renewSession;
    this.caller = caller;
  }

  record Me(Person user) implements SuccessBody {}

  @GET
  public Me me() {
    return new Me(renewSession.person(new SessionId(caller.requireSessionId())));
  }
}
