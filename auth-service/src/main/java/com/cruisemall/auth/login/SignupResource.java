package com.cruisemall.auth.login;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.session.CsrfTokens;
import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.auth.throttle.KnownDevices;
import com.cruisemall.auth.throttle.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * {@code POST /api/auth/signup}: 201 with the cookies, as after a login; 409 {@code PHONE_TAKEN};
 * 400 {@code PASSWORD_TOO_SHORT} or {@code PASSWORD_TOO_COMMON}.
 */
@Path("/api/auth/signup")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SignupResource {
  private final Signup signup;
  private final SessionCookie cookie;
  private final KnownDevices devices;
  private final CsrfTokens csrfTokens;

  SignupResource(Signup signup, SessionCookie cookie, KnownDevices devices, CsrfTokens csrfTokens) {
    this.signup = signup;
    this.cookie = cookie;
    this.devices = devices;
    this.csrfTokens = csrfTokens;
  }

  @POST
  public RestResponse<LoginResponse> signUp(
      @NotNull @Valid SignupRequest request, @BeanParam Origin origin) {
    Signup.SignedUp signedUp = signup.signUp(request, origin.device());
    String csrfToken = csrfTokens.of(signedUp.session().id().value());
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, LoginResponse.of(signedUp.person(), csrfToken))
        .cookie(
            devices.newCookie(LoginKey.parse(request.phone())),
            cookie.carrying(signedUp.session().token()))
        .build();
  }
}
