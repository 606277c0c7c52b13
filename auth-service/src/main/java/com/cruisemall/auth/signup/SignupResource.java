package com.cruisemall.auth.signup;

import com.cruisemall.auth.account.LoginKey;
import com.cruisemall.auth.login.Welcome;
import com.cruisemall.auth.origin.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code POST /api/auth/signup}: 201 with the cookie, as if the person had logged in; 409 {@code
 * PHONE_TAKEN}; 400 {@code PASSWORD_TOO_SHORT} or {@code PASSWORD_TOO_COMMON}.
 */
@Path("/api/auth/signup")
@RunOnVirtualThread
class SignupResource {
  private final Signup signup;
  private final Welcome welcome;

  SignupResource(Signup signup, Welcome welcome) {
    this.signup = signup;
    this.welcome = welcome;
  }

  @POST
  public RestResponse<Welcome.Body> signUp(
      @NotNull @Valid SignupRequest request, @BeanParam Origin origin) {
    Signup.SignedUp signedUp = signup.signUp(request, origin.device());
    return welcome.answer(
        RestResponse.Status.CREATED,
        signedUp.person(),
        signedUp.session(),
        LoginKey.parse(request.phone()));
  }
}
