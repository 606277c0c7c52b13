package com.cruisemall.local.addon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Realm with demo staff and the shop as OIDC client, as import JSON. */
final class KeycloakRealm {
  static final String NAME = "cruisemall";

  private KeycloakRealm() {}

  /**
   * Returns the realm as JSON.
   *
   * @param shopUrl public URL of the shop, the only allowed redirect target
   */
  static String json(String clientSecret, String shopUrl) {
    try (var template = KeycloakRealm.class.getResourceAsStream("/keycloak/realm.json")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${clientSecret}", clientSecret)
          .replace("${shop}", shopUrl);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
