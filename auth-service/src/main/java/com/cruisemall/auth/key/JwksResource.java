package com.cruisemall.auth.key;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Public signing keys (JWKS, RFC 7517), including those that do not sign yet. */
@Path("/oauth2/jwks")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class JwksResource {
  private final SigningKeys keys;

  JwksResource(SigningKeys keys) {
    this.keys = keys;
  }

  record KeySet(@JsonRawValue List<String> keys) {}

  @GET
  public KeySet keys() {
    return new KeySet(keys.published().stream().map(SigningKey::publicJwk).toList());
  }
}
