package com.cruisemall.auth.login;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.session.CsrfTokens;
import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.auth.throttle.KnownDevices;
import com.cruisemall.auth.throttle.Origin;
import com.cruisemall.kit.error.ApiException;
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

/** {@code POST /api/auth/login}: 200 with the cookies; 401; 403 if locked; 429 if throttled. */
@Path("/api/auth/login")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LoginResource {
  private final Login login;
  private final SessionCookie cookie;
  private final KnownDevices devices;
  private final CsrfTokens csrfTokens;

  LoginResource(Login login, SessionCookie cookie, KnownDevices devices, CsrfTokens csrfTokens) {
    this.login = login;
    this.cookie = cookie;
    this.devices = devices;
    this.csrfTokens = csrfTokens;
  }

  @POST
  public RestResponse<LoginResponse> login(
      @NotNull @Valid LoginRequest request, @BeanParam Origin origin) {
    return switch (login.attempt(request, origin)) {
      case Login.Result.LoggedIn(var person, var session) ->
          ResponseBuilder.ok(LoginResponse.of(person, csrfTokens.of(session.id().value())))
              .cookie(
                  devices.newCookie(LoginKey.parse(request.phone())),
                  cookie.carrying(session.token()))
              .build();
      case Login.Result.Rejected _ -> throw new ApiException(AuthError.INVALID_CREDENTIALS);
      case Login.Result.Locked _ -> throw new ApiException(AuthError.ACCOUNT_LOCKED);
    };
  }
}
