package com.cruisemall.auth.token;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/**
 * Discovery document with the addresses of key set and token endpoint (OpenID Connect Discovery
 * 1.0).
 */
@Path("/.well-known/openid-configuration")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class DiscoveryResource {
  private final TokenConfig config;

  DiscoveryResource(TokenConfig config) {
    this.config = config;
  }

  @GET
  public Map<String, Object> discovery() {
    String issuer = config.issuer();
    return Map.of(
        "issuer", issuer,
        "jwks_uri", issuer + "/oauth2/jwks",
        "token_endpoint", issuer + "/oauth2/token",
        "grant_types_supported", List.of("client_credentials"),
        "scopes_supported", ServiceScope.names(),
        "token_endpoint_auth_methods_supported", List.of("client_secret_basic"),
        "id_token_signing_alg_values_supported", List.of("RS256"),
        "response_types_supported", List.of("token"),
        "subject_types_supported", List.of("public"));
  }
}
