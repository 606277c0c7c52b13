package com.cruisemall.auth.token;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What services may do at one another, and nothing else: the whole table of who calls whom. A scope
 * says which services may ask for it, and which accept its token.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, though its type does not say so
enum ServiceScope {
  /** The gateway for people who are not signed in; gives no right beyond the public endpoints. */
  ANONYMOUS("anonymous", Set.of("gateway"), Audience.EVERY_SERVICE),
  /** The gateway asks for the token of a session. */
  SESSION_TOKEN("session:token", Set.of("gateway"), Set.of("auth-service")),
  /** upload-service asks who owns an order. */
  ORDER_READ("order:read", Set.of("upload-service"), Set.of("payment-service")),
  /** chat-service looks up products and rates for people who are not signed in. */
  CATALOGUE_READ(
      "catalogue:read", Set.of("chat-service"), Set.of("payment-service", "rates-service")),
  /** The operator changes the signing key. */
  KEY_ROTATE("key:rotate", Set.of("operator"), Set.of("auth-service")),
  /** The operator brings in what an old shop knew. */
  SHOP_IMPORT("shop:import", Set.of("operator"), Set.of("auth-service"));

  private final String scope;
  private final Set<String> clients;
  private final Set<String> audience;

  ServiceScope(String scope, Set<String> clients, Set<String> audience) {
    this.scope = scope;
    this.clients = clients;
    this.audience = audience;
  }

  static Optional<ServiceScope> of(String scope, String client) {
    return Arrays.stream(values())
        .filter(known -> known.scope.equals(scope) && known.clients.contains(client))
        .findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ServiceScope::scope).toList();
  }

  String scope() {
    return scope;
  }

  /**
   * Who the token is for. A guest's goes to every service, as a person's does; any other is for one
   * service, which has to be named where there is a choice.
   *
   * @param named the service that the client named; empty if it named none
   * @return empty if there is no such token
   */
  Optional<Set<String>> audience(String named) {
    if (!named.isEmpty()) {
      return audience.contains(named) ? Optional.of(Set.of(named)) : Optional.empty();
    }
    return this == ANONYMOUS || audience.size() == 1 ? Optional.of(audience) : Optional.empty();
  }
}
