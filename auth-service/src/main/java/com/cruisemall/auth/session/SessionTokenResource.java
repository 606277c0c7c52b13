package com.cruisemall.auth.session;

import com.cruisemall.auth.sessionstore.SessionId;
import com.cruisemall.auth.token.TokenIssuer.IssuedToken;
import com.cruisemall.kit.SuccessBody;
import com.cruisemall.kit.caller.ServiceCallers;
import com.cruisemall.kit.error.ApiException;
import com.cruisemall.kit.error.CommonError;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Issues the token of a session to the gateway, after a miss in Redis or before the old token
 * expires. An ended session is 401 {@code SESSION_SUPERSEDED} or {@code SESSION_ENDED}, an unknown
 * one 404. 401 with another code means that the gateway's token is invalid.
 */
@Path("/internal/session-token")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SessionTokenResource {
  private final RenewSession renewSession;

  SessionTokenResource(RenewSession renewSession) {
    this.renewSession = renewSession;
  }

  record Request(
      @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}", message = "{constraint.identifier}")
          String sid) {}

  /** {@code exp} is in seconds since 1970. */
  record Token(String token, long exp) implements SuccessBody {
    @Override
    public String toString() {
      return "Token[exp=" + exp + "]";
    }
  }

  @POST
  @ServiceCallers(scope = "session:token")
  public Token token(@NotNull @Valid Request request) {
    IssuedToken issued =
        renewSession
            .renew(new SessionId(request.sid()))
            .orElseThrow(() -> new ApiException(CommonError.NOT_FOUND))
            .token();
    return new Token(issued.value(), issued.expiresAt().getEpochSecond());
  }
}
