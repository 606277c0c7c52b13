package com.cruisemall.auth.token;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What services may do at one another, and nothing else: the whole table of who calls whom. A scope
 * fixes the services that accept its token.
 */
@SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable, though its type does not say so
enum ServiceScope {
  /** The gateway for people who are not signed in; gives no right beyond the public endpoints. */
  ANONYMOUS("anonymous", Set.of("gateway"), Audience.EVERY_SERVICE),
  /** The gateway asks for the token of a session. */
  SESSION_TOKEN("session:token", Set.of("gateway"), Set.of("auth-service")),
  /** upload-service asks who owns an order. */
  ORDER_READ("order:read", Set.of("upload-service"), Set.of("payment-service")),
  /** chat-service looks up products for people who are not signed in. */
  CATALOGUE_READ("catalogue:read", Set.of("chat-service"), Set.of("payment-service"));

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

  String scope() {
    return scope;
  }

  Set<String> audience() {
    return audience;
  }
}
