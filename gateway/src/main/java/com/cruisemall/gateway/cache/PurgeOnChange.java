package com.cruisemall.gateway.cache;

import com.cruisemall.kit.event.EventReader;
import com.cruisemall.kit.event.EventReaders;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Forgets what payment-service says has changed ({@code payment.catalogue-changed.v1}). Every
 * gateway hears every event; one that was missed costs a stale answer for as long as its {@code
 * max-age}.
 */
@ApplicationScoped
class PurgeOnChange {
  private static final String TOPIC = "payment.catalogue-changed.v1";

  private final PublicCache cache;
  private final EventReader<CatalogueChanged> events;

  PurgeOnChange(PublicCache cache, EventReaders readers) {
    this.cache = cache;
    this.events = readers.of(TOPIC, CatalogueChanged.class);
  }

  /** Part of the event that decides what is purged. */
  record CatalogueChanged(String change) {
    CatalogueChanged {
      Objects.requireNonNull(change, "change");
    }
  }

  @Incoming("catalogue-changed")
  void changed(ConsumerRecord<String, String> record) {
    // An event that cannot be read may mean anything, so products are purged.
    String change = events.read(record.value()).map(CatalogueChanged::change).orElse("");
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
}
