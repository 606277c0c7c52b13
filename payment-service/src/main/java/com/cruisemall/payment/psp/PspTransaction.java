package com.cruisemall.payment.psp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A charge or a refund in the PSP's list of transactions. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PspTransaction(
    String transactionKey,
    String paymentKey,
    String orderId,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        PspPayment.Status status,
    long amount) {

  /** Returns the amount that the shop receives: negative for a refund, with either sign of it. */
  public long net() {
    return switch (status) {
      case DONE -> amount;
      case CANCELED, PARTIAL_CANCELED -> -Math.abs(amount);
      default -> 0;
    };
  }
}
