package com.cruisemall.auth.session;

import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who is logged in; answered without a statement to the database. */
@Path("/api/auth/me")
@RunOnVirtualThread
class MeResource {
  private final SessionRenewal renewal;
  private final Caller caller;

  MeResource(SessionRenewal renewal, Caller caller) {
    this.renewal = renewal;
    this.caller = caller;
  }

  record Me(Person user) implements SuccessBody {}

  @GET
  public RestResponse<Me> me() {
    Person person = renewal.person(new SessionId(caller.requireSessionId()));
    return ResponseBuilder.ok(new Me(person)).header("Cache-Control", "private, no-store").build();
  }
}
