package com.cruisemall.auth.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/**
 * Token endpoint for services: client credentials (RFC 6749 §4.4) with HTTP Basic, one scope per
 * request. {@code audience} selects a service if the scope allows several. Errors follow RFC 6749
 * §5.2 and, with {@code invalid_target}, RFC 8707.
 */
@Path("/oauth2/token")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
class ClientCredentialsResource {
  private final ClientConfig config;
  private final TokenIssuer issuer;

  ClientCredentialsResource(ClientConfig config, TokenIssuer issuer) {
    this.config = config;
    this.issuer = issuer;
  }

  record TokenResponse(
      @JsonProperty("access_token") String accessToken,
      @JsonProperty("token_type") String tokenType,
      @JsonProperty("expires_in") long expiresIn,
      String scope) {}

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response token(
      @HeaderParam("Authorization") @Nullable String authorization,
      @RestForm("grant_type") @Nullable String grantType,
      @RestForm @Nullable String scope,
      @RestForm @Nullable String audience) {
    Optional<String> client = authenticated(authorization);
    if (client.isEmpty()) {
      return error(401, "invalid_client");
    }
    if (!"client_credentials".equals(grantType)) {
      return error(400, "unsupported_grant_type");
    }
    Optional<ServiceScope> allowed = ServiceScope.of(scope == null ? "" : scope, client.get());
    if (allowed.isEmpty()) {
      return error(400, "invalid_scope");
    }
    return allowed
        .get()
        .audience(audience == null ? "" : audience)
        .map(services -> issue(client.get(), allowed.get(), services))
        .orElseGet(() -> error(400, "invalid_target"));
  }

  private Response issue(String client, ServiceScope scope, Set<String> services) {
    TokenIssuer.IssuedToken token = issuer.forService(client, services, scope.scope());
    return Response.ok(
            new TokenResponse(
                token.value(), "Bearer", issuer.lifetime().toSeconds(), scope.scope()),
            MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .build();
  }

  private static Response error(int status, String error) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store")
        .header("WWW-Authenticate", "Basic realm=\"services\"")
        .entity(Map.of("error", error))
        .build();
  }

  /** Returns the name of the client that the header authenticates. */
  private Optional<String> authenticated(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith("Basic ")) {
      return Optional.empty();
    }
    String[] parts = decode(authorization.substring("Basic ".length())).split(":", 2);
    ClientConfig.Client client = config.clients().get(parts[0]);
    if (client == null || parts.length < 2) {
      return Optional.empty();
    }
    boolean right =
        MessageDigest.isEqual(
            client.secret().getBytes(StandardCharsets.UTF_8),
            parts[1].getBytes(StandardCharsets.UTF_8));
    return right ? Optional.of(parts[0]) : Optional.empty();
  }

  private static String decode(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
