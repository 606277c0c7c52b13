package com.cruisemall.payment.psp;

import java.time.Instant;
import java.util.List;

/** Client of the payment service provider. A failure of the PSP is a result, not an exception. */
public interface PspClient {
  /** Refusal: the payment does not exist. */
  String NOT_FOUND = "NOT_FOUND_PAYMENT";

  /** Refusal: the payment is already confirmed. */
  String ALREADY_PROCESSED = "ALREADY_PROCESSED_PAYMENT";

  /** Refusal: the payment is already cancelled. */
  String ALREADY_CANCELED = "ALREADY_CANCELED_PAYMENT";

  /** Charges the customer, at most once for a request key. */
  PspResult confirm(String paymentKey, String orderId, long amount, String requestKey);

  PspResult find(String paymentKey);

  /**
   * Refunds a payment or a part of it, at most once for a request key.
   *
   * @param amount in won, at most the balance of the payment
   * @param balance the balance that was just read; if it has changed, the PSP does nothing
   * @param reason contains the id of the refund, by which the cancel is recognised later
   */
  PspResult cancel(String paymentKey, long amount, long balance, String reason, String requestKey);

  /**
   * Returns all charges and refunds of a period, to the second, both ends included.
   *
   * @throws PspUnavailableException if the PSP does not return the list
   */
  List<PspTransaction> transactions(Instant from, Instant to);

  /** The PSP does not return its list of transactions. */
  final class PspUnavailableException extends RuntimeException {
    PspUnavailableException(String message) {
      super(message);
    }
  }
}
