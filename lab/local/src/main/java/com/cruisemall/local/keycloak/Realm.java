package com.cruisemall.local.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The demo staff and the shop as a client of Keycloak's: its realm, as Keycloak imports it. */
final class Realm {
  static final String NAME = "cruisemall";

  private Realm() {}

  /**
   * The realm as JSON.
   *
   * @param clientSecret only the shop and Keycloak know it
   * @param shop where browsers find the shop, and where alone Keycloak sends them back to
   */
  static String json(String clientSecret, String shop) {
    try (var template = Realm.class.getResourceAsStream("/keycloak/realm.json")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
          .replace("${clientSecret}", clientSecret)
          .replace("${shop}", shop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
