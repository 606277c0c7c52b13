package com.cruisemall.payment.psp;

/** Result of a request to the PSP. */
public sealed interface PspResult {
  /** The current state of the payment. */
  record Found(PspPayment payment) implements PspResult {}

  /** A final refusal, with the PSP's code. */
  record Refused(String code) implements PspResult {}

  /** A temporary failure. The PSP replays it under the same idempotency key. */
  record Failed(String code) implements PspResult {}

  /** No response, or one that reports another request in progress: the outcome is not known. */
  record Unknown(String cause) implements PspResult {}

  /** The request was not sent: no connection, or the circuit breaker is open. */
  record NotSent(String cause) implements PspResult {}
}
