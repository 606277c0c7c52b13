package com.cruisemall.payment.refund;

/** State of a refund. */
enum RefundStatus {
  /** Recorded; the PSP has not been called, or its response is missing. */
  REQUESTED,
  DONE,
  /** Refused by the PSP; requires a manual check. */
  FAILED
}
