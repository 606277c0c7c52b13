package com.cruisemall.payment.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The event {@code payment.inventory-short.v1}, key = orderId; its schema is {@code
 * events/inventory-short.v1.json}. An order was paid after its cabins had gone to others; the money
 * goes back by itself.
 */
public record InventoryShort(
    String orderId, UUID userId, UUID sailingId, int cabins, long amount, Instant paidAt) {
  public static final String TOPIC = "payment.inventory-short.v1";
}
