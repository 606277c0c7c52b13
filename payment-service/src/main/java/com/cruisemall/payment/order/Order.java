package com.cruisemall.payment.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** Entity of an order. {@code NewOrderRepository} inserts it; its methods change it. */
@Entity
@Table(name = "orders")
@DynamicUpdate
class Order {
  @Id String id;
  UUID userId;

  @Enumerated(EnumType.STRING)
  OrderStatus status;

  UUID sailingId;
  long amount;
  long refundedAmount;
  @Nullable String affiliateCode;

  @Column(insertable = false, updatable = false)
  String terms;

  Instant holdExpiresAt;
  @Nullable String paymentKey;
  Instant createdAt;
  @Nullable Instant paidAt;
  @Nullable Instant closedAt;

  @SuppressWarnings("NullAway.Init")
  protected Order() {}

  void transitionTo(OrderStatus next) {
    if (!status.next().contains(next)) {
      throw new IllegalStateException("an order cannot go from " + status + " to " + next);
    }
    status = next;
  }

  void pay(OrderStatus next, String key, Instant at) {
    transitionTo(next);
    paymentKey = key;
    paidAt = at;
  }

  void close(OrderStatus next, Instant at) {
    transitionTo(next);
    closedAt = at;
  }

  void addRefund(long won, boolean full, Instant at) {
    refundedAmount = Math.addExact(refundedAmount, won);
    if (full) {
      close(OrderStatus.REFUNDED, at);
    } else if (status == OrderStatus.PAID) {
      transitionTo(OrderStatus.PARTIALLY_REFUNDED);
    }
  }
}
