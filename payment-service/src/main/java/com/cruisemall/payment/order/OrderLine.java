package com.cruisemall.payment.order;

import com.cruisemall.payment.inventory.CabinType;

/**
 * A cabin of an order.
 *
 * @param line its position in the order, from 1
 * @param amount the price of its travellers, in won
 */
public record OrderLine(int line, CabinType type, long amount, State state) {

  /** State of the cabin within the order. */
  public enum State {
    LIVE,
    /** Its refund is in progress. */
    RETURNING,
    RETURNED
  }
}
