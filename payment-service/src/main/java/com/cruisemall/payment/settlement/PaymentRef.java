package com.cruisemall.payment.settlement;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment as it was when it was read, for use without a transaction.
 *
 * @param pspRequestKey the {@code Idempotency-Key} of its confirm
 * @param leaseUntil until then somebody else may be asking the PSP
 * @param checks how often the PSP was asked how it stands
 */
record PaymentRef(
    UUID id,
    String orderId,
    String paymentKey,
    long amount,
    PaymentStatus status,
    String pspRequestKey,
    Instant leaseUntil,
    int checks) {

  /** Whether an earlier confirm may have reached the PSP without our having understood it. */
  boolean mayBeCharged() {
    return status == PaymentStatus.UNKNOWN;
  }

  @Override
  public String toString() {
    return "PaymentRef[" + id + ", " + orderId + ", " + status + "]";
  }
}
