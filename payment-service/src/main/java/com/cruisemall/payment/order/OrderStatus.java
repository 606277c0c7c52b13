package com.cruisemall.payment.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * State of an order. A database trigger enforces the same transitions.
 *
 * <pre>
 * PENDING_PAYMENT ⇄ CONFIRMING → PAID → PARTIALLY_REFUNDED → REFUNDED
 *    │    │             │  │       ⇅ (deposit made, reversed)
 *    │    │             │  └→ WAITING_FOR_DEPOSIT
 *    ↓    ↓             │          │  │
 * CANCELLED EXPIRED ←───│──────────┘  │
 *    └────┴─────────────┴─→ SHORTFALL ┴→ REFUNDED
 * </pre>
 */
public enum OrderStatus {
  /** The cabins are held until the hold expires. */
  PENDING_PAYMENT,
  /** A confirm request is in flight or without a known outcome; the hold does not expire. */
  CONFIRMING,
  /** The customer has received an account for the deposit. */
  WAITING_FOR_DEPOSIT,
  PAID,
  /** Some cabins were returned, or a part of the amount was refunded. */
  PARTIALLY_REFUNDED,
  /** All cabins were returned, or the whole amount was refunded. */
  REFUNDED,
  /** Not paid in time; the cabins are released. */
  EXPIRED,
  /** Cancelled before payment. */
  CANCELLED,
  /** Paid after the cabins had been sold to others; an automatic refund is in progress. */
  SHORTFALL;

  /** Returns the states that may follow. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PENDING_PAYMENT -> EnumSet.of(CONFIRMING, EXPIRED, CANCELLED);
      case CONFIRMING -> EnumSet.of(PENDING_PAYMENT, WAITING_FOR_DEPOSIT, PAID, SHORTFALL);
      case WAITING_FOR_DEPOSIT -> EnumSet.of(PAID, EXPIRED, SHORTFALL);
      case PAID -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, WAITING_FOR_DEPOSIT);
      case PARTIALLY_REFUNDED, SHORTFALL -> EnumSet.of(REFUNDED);
      case EXPIRED, CANCELLED -> EnumSet.of(SHORTFALL);
      case REFUNDED -> EnumSet.noneOf(OrderStatus.class);
    };
  }

  /** Returns whether the order is paid and has cabins. */
  public boolean sold() {
    return this == PAID || this == PARTIALLY_REFUNDED;
  }
}
