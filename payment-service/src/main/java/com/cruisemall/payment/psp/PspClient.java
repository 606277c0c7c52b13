package com.cruisemall.payment.psp;

import java.time.Instant;
import java.util.List;

/** The payment service provider. No method throws for what the PSP does or fails to do. */
public interface PspClient {
  /** The PSP knows no such payment. */
  String NOT_FOUND = "NOT_FOUND_PAYMENT";

  /** It is confirmed already: ask how it stands. */
  String ALREADY_PROCESSED = "ALREADY_PROCESSED_PAYMENT";

  /** It is cancelled already: ask how it stands. */
  String ALREADY_CANCELED = "ALREADY_CANCELED_PAYMENT";

  /** Charges the customer. The same request key never charges twice. */
  PspAnswer confirm(String paymentKey, String orderId, long amount, String requestKey);

  PspAnswer find(String paymentKey);

  /**
   * Pays back.
   *
   * @param amount in won, at most what has not been paid back yet
   * @param reason names the refund, so that it is recognised among the payment's cancels
   */
  PspAnswer cancel(String paymentKey, long amount, String reason, String requestKey);

  /**
   * Everything that moved money in a period, to the second, both ends included.
   *
   * @throws PspUnreachable if the list cannot be had
   */
  List<PspTransaction> transactions(Instant from, Instant to);

  /** The PSP's list cannot be had now. */
  final class PspUnreachable extends RuntimeException {
    PspUnreachable(String message) {
      super(message);
    }
  }
}
