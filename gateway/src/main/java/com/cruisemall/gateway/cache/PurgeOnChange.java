package com.cruisemall.gateway.cache;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Forgets what payment-service says has changed ({@code payment.catalogue-changed.v1}). Every
 * gateway hears every event; one that was missed costs a stale answer for as long as its {@code
 * max-age}.
 */
@ApplicationScoped
class PurgeOnChange {
  private final PublicCache cache;
  private final ObjectMapper json;

  PurgeOnChange(PublicCache cache, ObjectMapper json) {
    this.cache = cache;
    this.json = json;
  }

  @Incoming("catalogue-changed")
  void changed(byte[] event) {
    String change = change(event);
    if (change.equals("PAGE_CONFIG_CHANGED")) {
      cache.purge(path -> path.startsWith("/api/public/page-config"));
    } else {
      cache.purge(PurgeOnChange::showsProducts);
    }
    Log.infof("public answers forgotten change=%s", change);
  }

  private static boolean showsProducts(String path) {
    return path.startsWith("/api/products") || path.startsWith("/api/public/products");
  }

  private String change(byte[] event) {
    try {
      return json.readTree(event).path("change").asText();
    } catch (IOException e) {
      Log.warnf(e, "an event of the catalogue cannot be read");
      return "";
    }
  }
}
