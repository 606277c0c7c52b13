package com.cruisemall.payment.catalogue.admin;

import com.cruisemall.kit.outbox.Outbox;
import com.cruisemall.kit.outbox.OutboxEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Event {@code payment.catalogue-changed.v1}, keyed by product code. Its schema is {@code
 * events/catalogue-changed.v1.json}.
 *
 * @param productCode absent for the page configuration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogueChanged(Change change, @Nullable String productCode, Instant changedAt) {
  private static final String TOPIC = "payment.catalogue-changed.v1";
  private static final String PAGE_CONFIG = "page-config";

  /** Kind of the change. */
  public enum Change {
    PRODUCT_CREATED,
    PRODUCT_CHANGED,
    PRODUCT_WITHDRAWN,
    SAILING_CREATED,
    SAILING_CHANGED,
    PAGE_CONFIG_CHANGED
  }

  /** Publishes the event with the current transaction. */
  public void publish(Outbox outbox) {
    outbox.add(new OutboxEvent(TOPIC, productCode == null ? PAGE_CONFIG : productCode, this));
  }
}
