package com.cruisemall.payment.order;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an order. The database refuses every other transition too.
 *
 * <pre>
 * PENDING_PAYMENT ⇄ CONFIRMING → PAID → PARTIALLY_REFUNDED → REFUNDED
 *    │    │             │  │       ⇅ (deposit made, taken back)
 *    │    │             │  └→ WAITING_FOR_DEPOSIT
 *    ↓    ↓             │          │  │
 * CANCELLED EXPIRED ←───│──────────┘  │
 *    └────┴─────────────┴─→ SHORTFALL ┴→ REFUNDED
 * </pre>
 */
public enum OrderStatus {
  /** Its cabins are held until the hold expires. */
  PENDING_PAYMENT,
  /** The PSP is being asked, or was asked and has not been understood yet; nothing expires. */
  CONFIRMING,
  /** The customer was given an account to pay to. */
  WAITING_FOR_DEPOSIT,
  PAID,
  /** Some of its cabins, or some of its money, were given back. */
  PARTIALLY_REFUNDED,
  /** Nothing is left of it. */
  REFUNDED,
  /** Nobody paid in time; its cabins are free. */
  EXPIRED,
  /** Given back before it was paid. */
  CANCELLED,
  /** Paid after its cabins were gone; the money is on its way back. */
  SHORTFALL;

  /** The states that may follow. */
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

  /** Whether the customer has paid and has cabins. */
  public boolean sold() {
    return this == PAID || this == PARTIALLY_REFUNDED;
  }
}
