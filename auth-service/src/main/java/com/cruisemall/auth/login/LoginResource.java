package com.cruisemall.auth.login;

import com.cruisemall.auth.AuthError;
import com.cruisemall.auth.account.Person;
import com.cruisemall.auth.account.Role;
import com.cruisemall.auth.csrf.CsrfTokens;
import com.cruisemall.auth.session.SessionCookie;
import com.cruisemall.kit.Answer;
import com.cruisemall.kit.error.ApiException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /api/auth/login}: 200 with the cookie, 401, 403 if locked, 429 if tried too often.
 */
@Path("/api/auth/login")
@RunOnVirtualThread
class LoginResource {
  private static final int LONGEST_DEVICE = 200;

  private final Login login;
  private final SessionCookie cookie;
  private final CsrfTokens csrfTokens;

  LoginResource(Login login, SessionCookie cookie, CsrfTokens csrfTokens) {
    this.login = login;
    this.cookie = cookie;
    this.csrfTokens = csrfTokens;
  }

  /** {@code next} is the page to go to. */
  record LoginResponse(String next, String csrfToken, Person user) implements Answer {}

  @POST
  public RestResponse<LoginResponse> login(
      @NotNull @Valid LoginRequest request, @HeaderParam("User-Agent") @Nullable String agent) {
    return switch (login.attempt(request, device(agent))) {
      case LoginResult.LoggedIn(var person, var session) ->
          ResponseBuilder.ok(
                  new LoginResponse(
                      startPage(person.role()), csrfTokens.of(session.id().value()), person))
              .header("Cache-Control", "private, no-store")
              .cookie(cookie.carrying(session.token()))
              .build();
      case LoginResult.Rejected _ -> throw new ApiException(AuthError.INVALID_CREDENTIALS);
      case LoginResult.Locked _ -> throw new ApiException(AuthError.ACCOUNT_LOCKED);
    };
  }

  private static String startPage(Role role) {
    return switch (role) {
      case USER -> "/";
      case AGENT -> "/partner";
      case MANAGER, ADMIN -> "/admin";
    };
  }

  private static String device(@Nullable String agent) {
    String known = agent == null ? "" : agent;
    return known.substring(0, Math.min(LONGEST_DEVICE, known.length()));
  }
}
