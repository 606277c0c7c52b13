package com.cruisemall.auth.login;

import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.auth.session.Sessions;
import com.cruisemall.auth.sessionstore.EndReason;
import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Ends the session, if there is one, and always clears the cookie. */
@Path("/api/auth/logout")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LogoutResource {
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Caller caller;

  LogoutResource(Sessions sessions, SessionCookie cookie, Caller caller) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.caller = caller;
  }

  @POST
  public RestResponse<SuccessBody> logout() {
    caller.sessionId().ifPresent(id -> sessions.end(new SessionId(id), EndReason.LOGGED_OUT));
    return ResponseBuilder.ok(SuccessBody.plain()).cookie(cookie.cleared()).build();
  }
}
