package com.cruisemall.payment;

import com.cruisemall.kit.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** Error codes of payment-service beyond the common ones. */
public enum PaymentError implements ErrorCode {
  /** The request has no valid {@code Idempotency-Key}. */
  IDEMPOTENCY_KEY_REQUIRED(400),
  /** The amount differs from that of the order; nothing was charged. */
  AMOUNT_MISMATCH(400),
  /** The PSP or the bank refused the payment; details: the PSP's code. */
  PAYMENT_DECLINED(402),
  /** Too few cabins are free; details: cabin type → free cabins. */
  SOLD_OUT(409),
  /** The product, the sailing or the fare does not accept orders. */
  NOT_ON_SALE(409),
  /** The hold has expired and the cabins are released. */
  HOLD_EXPIRED(409),
  /** The state of the order does not allow the request; details: the state. */
  ORDER_STATE(409),
  /** The payment or refund is in progress; a retry returns its result. */
  IN_PROGRESS(409),
  /** A request with the same key is in progress; a retry returns its result. */
  IDEMPOTENCY_IN_PROGRESS(409),
  /** The PSP refused the refund; requires a manual check. */
  REFUND_REFUSED(409),
  /** The allotment cannot go below the held and sold cabins; details: held, sold. */
  ALLOTMENT_IN_USE(409),
  /** The key belongs to a request with another body. */
  IDEMPOTENCY_KEY_REUSED(422),
  /** The PSP is unavailable; nothing was charged. */
  PSP_UNAVAILABLE(503);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final int status;

  PaymentError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Optional<Duration> retryAfter() {
    return switch (this) {
      case IN_PROGRESS, IDEMPOTENCY_IN_PROGRESS -> Optional.of(RETRY_AFTER);
      case PSP_UNAVAILABLE -> Optional.of(RETRY_AFTER.multipliedBy(5));
      default -> Optional.empty();
    };
  }
}
