package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Lists and revokes the signed-in person's live sessions. */
@Path("/api/auth/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionsResource {
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Caller caller;

  SessionsResource(Sessions sessions, SessionCookie cookie, Caller caller) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.caller = caller;
  }

  /**
   * Live session as its person sees it.
   *
   * @param device such as {@code Chrome, Windows}; empty if the browser sent no name
   * @param lastSeenAt to the minute
   * @param current true for the session of this request
   */
  record SessionView(
      UUID id, String device, Instant createdAt, Instant lastSeenAt, boolean current) {}

  /** Oldest first. */
  record SessionList(List<SessionView> sessions) implements SuccessBody {}

  @GET
  public SessionList list() {
    UUID account = caller.requireUserId();
    String currentId = caller.requireSessionId();
    List<SessionView> live =
        sessions.findLive(account).stream()
            .map(session ->
                new SessionView(
                    session.publicId,
                    session.device,
                    session.createdAt,
                    session.lastSeenAt,
                    session.id.equals(currentId)))
            .toList();
    return new SessionList(live);
  }

  /**
   * Ends a session: 200 also if it has ended already, 404 for another person's. The cookie is
   * cleared if it is the session of this request.
   */
  @DELETE
  @Path("{id}")
  public RestResponse<SuccessBody> revoke(UUID id) {
    SessionId revoked =
        sessions
            .revoke(caller.requireUserId(), id)
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    ResponseBuilder<SuccessBody> response = ResponseBuilder.ok(SuccessBody.plain());
    if (revoked.value().equals(caller.requireSessionId())) {
      response.cookie(cookie.cleared());
    }
    return response.build();
  }
}
