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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * Staff sign-in at the external provider (OpenID Connect, authorization code with PKCE). {@code
 * login} redirects the browser to the provider, which returns it to {@code callback}, which opens a
 * session of the shop. The flow ends on the staff page, with a code in {@code ?error=} after a
 * failure. 404 without a configured provider.
 */
@Path("/api/auth/staff")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class StaffResource {
  private static final String PROVIDER_COOKIE = "q_session_staff";
  private static final int MAX_DEVICE_LENGTH = 200;

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

  /** Reached only without a provider: the policy redirects all other requests. */
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
          redirect(config.page()).cookie(cookie.carrying(session.token())).build();
      case StaffResult.NoRole _ -> redirect(config.page() + "?error=STAFF_ROLE_MISSING").build();
      case StaffResult.Locked _ -> redirect(config.page() + "?error=ACCOUNT_LOCKED").build();
    };
  }

  /** Redirects to a path on the gateway's host; JAX-RS would resolve it against this service. */
  private static Response.ResponseBuilder redirect(String page) {
    return Response.status(Response.Status.SEE_OTHER).header("Location", page);
  }

  private static String device(@Nullable String agent) {
    String known = agent == null ? "" : agent;
    return known.substring(0, Math.min(MAX_DEVICE_LENGTH, known.length()));
  }
}
