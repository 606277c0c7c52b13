package com.cruisemall.auth.staff;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/**
 * Discards the provider's tokens, which are not needed once the shop's session is open. Quarkus
 * would store them in a cookie.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class ProviderTokens implements TokenStateManager {
  private static final String NOTHING = "none";

  @Override
  public Uni<String> createTokenState(
      RoutingContext request,
      OidcTenantConfig config,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> context) {
    return Uni.createFrom().item(NOTHING);
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext request,
      OidcTenantConfig config,
      String state,
      OidcRequestContext<AuthorizationCodeTokens> context) {
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  @Override
  public Uni<Void> deleteTokens(
      RoutingContext request,
      OidcTenantConfig config,
      String state,
      OidcRequestContext<Void> context) {
    return Uni.createFrom().voidItem();
  }
}
