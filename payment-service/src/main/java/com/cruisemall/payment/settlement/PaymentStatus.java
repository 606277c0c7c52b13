package com.cruisemall.payment.settlement;

/** State of a payment. */
enum PaymentStatus {
  /** The confirm request is in flight. */
  CONFIRMING,
  /** The outcome of a confirm request is not known; the reconciliation queries the PSP. */
  UNKNOWN,
  /** The confirm request was not sent; nothing was charged. */
  NOT_SENT,
  WAITING_FOR_DEPOSIT,
  DONE,
  DECLINED,
  /** Charged although another payment had paid the order; the amount is refunded. */
  SURPLUS;

  /** Returns whether the PSP may still charge the customer. */
  boolean isOpen() {
    return isUnsettled() || this == WAITING_FOR_DEPOSIT;
  }

  /** Returns whether the outcome of a confirm request is missing. */
  boolean isUnsettled() {
    return this == CONFIRMING || this == UNKNOWN;
  }
}
