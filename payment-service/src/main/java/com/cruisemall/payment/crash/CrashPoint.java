package com.cruisemall.payment.crash;

/** The moments between hold and paid, and between paid and refunded, at which a crash may come. */
public enum CrashPoint {
  /** The order is committed with its cabins, nobody was told. */
  ORDER_HELD,
  /** The order is CONFIRMING, the PSP was not asked yet. */
  CONFIRM_MARKED,
  /** The PSP has charged, nothing of it is stored. */
  PSP_ANSWERED,
  /** All changes of paying are made, not committed. */
  PAID_UNCOMMITTED,
  /** The order is paid, the caller was not told. */
  PAID_COMMITTED,
  /** The answer is stored for repeats, the caller was not told. */
  ANSWER_KEPT,
  /** A refund is decided on, the PSP was not asked yet. */
  REFUND_MARKED,
  /** The PSP has paid back, nothing of it is stored. */
  REFUND_ANSWERED
}
