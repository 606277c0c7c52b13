package com.cruisemall.auth.staff;

import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Staff sign-in at the external provider (OpenID Connect, authorization code with PKCE): {@code
 * login} sends the browser there, and it comes back to {@code callback}, which opens a session of
 * our own. Both end on the staff page, with {@code ?error=} a code if it did not work. 404 where no
 * provider is configured.
 */
@Path("/api/auth/staff")
@RunOnVirtualThread
class StaffResource {
  private static final String PROVIDER_COOKIE = "q_session_staff";
  private static final int LONGEST_DEVICE = 200;

  private final SignInStaff signIn;
  private final SessionCookie cookie;
  private final SecurityIdentity identity;
  private final StaffConfig config;

  StaffResource(
      SignInStaff signIn, SessionCookie cookie, SecurityIdentity identity, StaffConfig config) {
    this.signIn = signIn;
    this.cookie = cookie;
    this.identity = identity;
    this.config = config;
  }

  /** Nobody gets here: the policy sends them to the provider, if there is one. */
  @GET
  @Path("/login")
  public Response login() {
    throw new ApiException(CommonError.NOT_FOUND);
  }

  @GET
  @Path("/callback")
  public Response callback(
      @HeaderParam("User-Agent") @Nullable String agent, @Context RoutingContext request) {
    StaffIdentity staff =
        StaffIdentity.of(identity).orElseThrow(() -> new ApiException(CommonError.NOT_FOUND));
    request.response().removeCookies(PROVIDER_COOKIE, false);
    return switch (signIn.signIn(staff, device(agent))) {
      case StaffResult.SignedIn(_, var session) ->
          to(config.page()).cookie(cookie.carrying(session.token())).build();
      case StaffResult.NoRole _ -> to(config.page() + "?error=STAFF_ROLE_MISSING").build();
      case StaffResult.Locked _ -> to(config.page() + "?error=ACCOUNT_LOCKED").build();
    };
  }

  /** On whatever host the browser is: JAX-RS would make it this service's own. */
  private static Response.ResponseBuilder to(String page) {
    return Response.status(Response.Status.SEE_OTHER)
        .header("Location", page)
        .header("Cache-Control", "private, no-store");
  }

  private static String device(@Nullable String agent) {
    String known = agent == null ? "" : agent;
    return known.substring(0, Math.min(LONGEST_DEVICE, known.length()));
  }
}
