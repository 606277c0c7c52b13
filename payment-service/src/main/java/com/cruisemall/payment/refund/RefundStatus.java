package com.cruisemall.payment.refund;

/** How far a refund is. */
public enum RefundStatus {
  /** Decided on; the PSP has yet to be asked, or has yet to be understood. */
  REQUESTED,
  DONE,
  /** The PSP refuses; a person must look at it. */
  FAILED
}
