package com.cruisemall.payment.settlement;

/** What is known of a payment. */
enum PaymentStatus {
  /** Somebody is asking the PSP. */
  CONFIRMING,
  /** The PSP was asked and what it did is not known; reconciliation will find out. */
  UNKNOWN,
  /** The PSP could not be asked; nothing was charged. */
  NOT_SENT,
  WAITING_FOR_DEPOSIT,
  DONE,
  DECLINED,
  /** Charged although the order was paid otherwise; the money goes back. */
  SURPLUS;

  /** Whether the PSP may still charge for it. */
  boolean underWay() {
    return this == CONFIRMING || this == UNKNOWN || this == WAITING_FOR_DEPOSIT;
  }
}
