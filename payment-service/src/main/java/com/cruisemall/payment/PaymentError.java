package com.cruisemall.payment;

import com.cruisemall.kit.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;

/** What can fail in payment-service beyond the common errors. */
public enum PaymentError implements ErrorCode {
  /** A POST that creates an order, a payment or a refund came without a fitting key. */
  IDEMPOTENCY_KEY_REQUIRED(400),
  /** The amount is not the order's; nothing was charged. */
  AMOUNT_MISMATCH(400),
  /** The PSP or the bank refused; details: the PSP's code. */
  PAYMENT_DECLINED(402),
  /** Fewer cabins are left than were asked for; details: cabin type → left. */
  SOLD_OUT(409),
  /** The product or the sailing takes no orders (any more). */
  NOT_ON_SALE(409),
  /** The time to pay is over and the cabins are free again. */
  HOLD_EXPIRED(409),
  /** The order is in a state in which this cannot be done; details: the state. */
  ORDER_STATE(409),
  /** The same payment or refund is under way; asking again gets its result. */
  IN_PROGRESS(409),
  /** A request with the same key is under way; asking again gets its result. */
  IDEMPOTENCY_IN_PROGRESS(409),
  /** The PSP refused to pay back; a person must look at it. */
  REFUND_REFUSED(409),
  /** The allotment cannot go below what is held and sold; details: held, sold. */
  ALLOTMENT_IN_USE(409),
  /** The key belongs to a request with another body. */
  IDEMPOTENCY_KEY_REUSED(422),
  /** The PSP cannot be reached; nothing was charged. */
  PSP_UNAVAILABLE(503);

  private static final Duration TRY_AGAIN_SOON = Duration.ofSeconds(1);

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
      case IN_PROGRESS, IDEMPOTENCY_IN_PROGRESS -> Optional.of(TRY_AGAIN_SOON);
      case PSP_UNAVAILABLE -> Optional.of(TRY_AGAIN_SOON.multipliedBy(5));
      default -> Optional.empty();
    };
  }
}
