package com.cruisemall.auth.token;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** The public keys (JWKS, RFC 7517) and the discovery document that names where they are. */
@Path("/")
@PermitAll
@RunOnVirtualThread
class JwksResource {
  private final SigningKeys keys;
  private final TokenConfig config;

  JwksResource(SigningKeys keys, TokenConfig config) {
    this.keys = keys;
    this.config = config;
  }

  record KeySet(@JsonRawValue List<String> keys) {}

  @GET
  @Path("oauth2/jwks")
  public KeySet keys() {
    return new KeySet(keys.published().stream().map(SigningKey::publicJwk).toList());
  }

  @GET
  @Path(".well-known/openid-configuration")
  public Map<String, Object> discovery() {
    String issuer = config.issuer();
    return Map.of(
        "issuer", issuer,
        "jwks_uri", issuer + "/oauth2/jwks",
        "token_endpoint", issuer + "/oauth2/token",
        "grant_types_supported", List.of("client_credentials"),
        "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
        "id_token_signing_alg_values_supported", List.of("RS256"),
        "response_types_supported", List.of("token"),
        "subject_types_supported", List.of("public"));
  }
}
