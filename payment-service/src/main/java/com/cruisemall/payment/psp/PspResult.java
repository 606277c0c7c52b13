package com.cruisemall.payment.psp;

/** Result of a request to the PSP. */
public sealed interface PspResult {
  /** The current state of the payment. */
  record Found(PspPayment payment) implements PspResult {}

  /** A final refusal, with the PSP's documented code. */
  record Refused(String code) implements PspResult {}

  /**
   * An error that is not final, such as a payment that is busy. The PSP replays it under the same
   * idempotency key.
   */
  record Failed(String code) implements PspResult {}

  /** No response, or one that proves nothing: the request may be processed later. */
  record Unknown(String cause) implements PspResult {}

  /** Not processed: no connection, the circuit breaker is open, or the secret key is refused. */
  record NotSent(String cause) implements PspResult {}
}
