package com.cruisemall.payment.refund;

import java.time.Instant;
import java.util.UUID;

/**
 * A refund as it was when it was read, for use without a transaction.
 *
 * @param pspRequestKey the {@code Idempotency-Key} of its cancel
 * @param leaseUntil until then somebody else may be asking the PSP
 */
public record RefundRef(
    UUID id,
    String orderId,
    String paymentKey,
    long amount,
    RefundCause cause,
    String pspRequestKey,
    Instant leaseUntil,
    int checks) {

  /** Names the refund, so that it is recognised among the cancels of the payment. */
  String reason() {
    return cause.text() + " (" + id + ")";
  }

  @Override
  public String toString() {
    return "RefundRef[" + id + ", " + orderId + "]";
  }
}
