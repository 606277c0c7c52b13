package com.cruisemall.auth.password;

import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.throttle.Origin;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.Caller;
import com.cruisemall.kit.text.AsTyped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code POST /api/auth/password}: 200 after the change and the end of all other sessions; 403
 * {@code WRONG_PASSWORD}; 400 {@code PASSWORD_TOO_SHORT} or {@code PASSWORD_TOO_COMMON}; 409 after
 * a concurrent change.
 */
@Path("/api/auth/password")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PasswordResource {
  private final ChangePassword changePassword;
  private final Caller caller;

  PasswordResource(ChangePassword changePassword, Caller caller) {
    this.changePassword = changePassword;
    this.caller = caller;
  }

  record Request(
      @NotBlank @Size(max = 256) @AsTyped String currentPassword,
      @NotNull @Size(max = 256) @AsTyped String newPassword) {
    @Override
    public String toString() {
      return "Request[…]";
    }
  }

  @POST
  public SuccessBody change(@NotNull @Valid Request request, @BeanParam Origin origin) {
    changePassword.change(
        new ChangePassword.Change(
            caller.requireUserId(),
            new SessionId(caller.requireSessionId()),
            request.currentPassword(),
            request.newPassword()),
        origin);
    return SuccessBody.plain();
  }
}
