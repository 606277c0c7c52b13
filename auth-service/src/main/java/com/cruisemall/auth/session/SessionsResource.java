package com.cruisemall.auth.session;

import com.cruisemall.auth.directory.SessionId;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import com.cruisemall.kit.transactions.Transactions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** A person's own live sessions, and the end of one of them. */
@Path("/api/auth/sessions")
@RunOnVirtualThread
class SessionsResource {
  private final Sessions sessions;
  private final SessionLedger ledger;
  private final SessionCookie cookie;
  private final Transactions transactions;
  private final Caller caller;

  SessionsResource(
      Sessions sessions,
      SessionLedger ledger,
      SessionCookie cookie,
      Transactions transactions,
      Caller caller) {
    this.sessions = sessions;
    this.ledger = ledger;
    this.cookie = cookie;
    this.transactions = transactions;
    this.caller = caller;
  }

  /**
   * A live session as its person sees it.
   *
   * @param device such as {@code Chrome, Windows}; empty if the browser did not say
   * @param lastSeenAt to the minute
   * @param current whether it is the one that asks
   */
  record SessionView(
      UUID id, String device, Instant createdAt, Instant lastSeenAt, boolean current) {}

  /** Oldest first. */
  record SessionList(List<SessionView> sessions) implements SuccessBody {}

  @GET
  public RestResponse<SessionList> list() {
    UUID account = caller.requireUserId();
    String asking = caller.requireSessionId();
    List<SessionView> live =
        transactions.call(() -> ledger.live(account)).stream()
            .map(session ->
                new SessionView(
                    session.publicId,
                    session.device,
                    session.createdAt,
                    session.lastSeenAt,
                    session.id.equals(asking)))
            .toList();
    return ResponseBuilder.ok(new SessionList(live))
        .header("Cache-Control", "private, no-store")
        .build();
  }

  /**
   * Ends a session; one that has ended already is no error, one of somebody else is 404. The cookie
   * is cleared when it is the session that asks.
   */
  @DELETE
  @Path("{id}")
  public RestResponse<SuccessBody> revoke(UUID id) {
    SessionId revoked =
        sessions
            .revoke(caller.requireUserId(), id)
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    ResponseBuilder<SuccessBody> answer =
        ResponseBuilder.ok(SuccessBody.plain()).header("Cache-Control", "private, no-store");
    if (revoked.value().equals(caller.requireSessionId())) {
      answer.cookie(cookie.cleared());
    }
    return answer.build();
  }
}
