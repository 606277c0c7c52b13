package com.cruisemall.payment.settlement;

import com.cruisemall.payment.order.LockedOrder;
import java.time.Instant;
import java.util.UUID;

/**
 * Event {@code payment.inventory-short.v1}, keyed by orderId: an order was paid after its cabins
 * had been sold to others, and is refunded automatically. Its schema is {@code
 * events/inventory-short.v1.json}.
 */
record InventoryShort(
    String orderId, UUID userId, UUID sailingId, int cabins, long amount, Instant paidAt) {
  static final String TOPIC = "payment.inventory-short.v1";

  static InventoryShort of(LockedOrder order, int cabins, long amount, Instant paidAt) {
    return new InventoryShort(
        order.id(), order.userId(), order.sailingId(), cabins, amount, paidAt);
  }
}
