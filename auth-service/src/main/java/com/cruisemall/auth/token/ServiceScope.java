package com.cruisemall.auth.token;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Scopes of calls between services, complete: each names the clients that may request it and the
 * services that accept its token.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, though its type does not say so
enum ServiceScope {
  /** The gateway on behalf of guests; grants the public endpoints only. */
  ANONYMOUS("anonymous", Set.of("gateway"), TokenIssuer.EVERY_SERVICE),
  /** The gateway requests the token of a session. */
  SESSION_TOKEN("session:token", Set.of("gateway"), Set.of("auth-service")),
  /** upload-service reads the owner of an order. */
  ORDER_READ("order:read", Set.of("upload-service"), Set.of("payment-service")),
  /** chat-service reads products and rates on behalf of guests. */
  CATALOGUE_READ(
      "catalogue:read", Set.of("chat-service"), Set.of("payment-service", "rates-service")),
  /** The operator rotates the signing key. */
  KEY_ROTATE("key:rotate", Set.of("operator"), Set.of("auth-service")),
  /** The operator imports an old shop's data. */
  SHOP_IMPORT("shop:import", Set.of("operator"), Set.of("auth-service")),
  /** The operator sends stored events again. */
  OUTBOX_REPLAY(
      "outbox:replay",
      Set.of("operator"),
      Set.of("auth-service", "payment-service", "upload-service"));

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
   * Returns the audience of a token. A guest's token is for every service, as a person's is. Any
   * other is for one service, which the client must name if there are several.
   *
   * @param named service that the client named; empty if none
   * @return empty if there is no such token
   */
  Optional<Set<String>> audience(String named) {
    if (!named.isEmpty()) {
      return audience.contains(named) ? Optional.of(Set.of(named)) : Optional.empty();
    }
    return this == ANONYMOUS || audience.size() == 1 ? Optional.of(audience) : Optional.empty();
  }
}
