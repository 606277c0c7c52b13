package com.cruisemall.auth.login;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.origin.Origin;
import com.cruisemall.kit.error.ApiException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code POST /api/auth/login}: 200 with the cookie, 401, 403 if locked, 429 if tried too often.
 */
@Path("/api/auth/login")
@RunOnVirtualThread
class LoginResource {
  private final Login login;
  private final Welcome welcome;

  LoginResource(Login login, Welcome welcome) {
    this.login = login;
    this.welcome = welcome;
  }

  @POST
  public RestResponse<Welcome.Body> login(
      @NotNull @Valid LoginRequest request, @BeanParam Origin origin) {
    return switch (login.attempt(request, origin)) {
      case LoginResult.LoggedIn(var person, var session) ->
          welcome.answer(RestResponse.Status.OK, person, session, LoginKey.parse(request.phone()));
      case LoginResult.Rejected _ -> throw new ApiException(AuthError.INVALID_CREDENTIALS);
      case LoginResult.Locked _ -> throw new ApiException(AuthError.ACCOUNT_LOCKED);
    };
  }
}
