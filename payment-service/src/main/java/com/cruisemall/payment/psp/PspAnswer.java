package com.cruisemall.payment.psp;

/** What came of asking the PSP. */
public sealed interface PspAnswer {
  /** The payment as it is now. */
  record Found(PspPayment payment) implements PspAnswer {}

  /** A final no, with the PSP's code. */
  record Refused(String code) implements PspAnswer {}

  /**
   * The PSP answered that it could not do it now. Under the same idempotency key it would say so
   * again.
   */
  record Failed(String code) implements PspAnswer {}

  /** No answer, or one that says another request is under way: whether it was done is not known. */
  record Unknown(String cause) implements PspAnswer {}

  /** The PSP was not asked: it cannot be reached, or has failed too often just now. */
  record NotSent(String cause) implements PspAnswer {}
}
