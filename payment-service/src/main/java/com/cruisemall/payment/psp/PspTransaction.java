package com.cruisemall.payment.psp;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A line of the PSP's own list: money in, or money back. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PspTransaction(
    String transactionKey,
    String paymentKey,
    String orderId,
    @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        PspStatus status,
    long amount) {

  /**
   * What it adds to what the shop has: negative for money back, whichever sign the PSP gives it.
   */
  public long net() {
    return switch (status) {
      case DONE -> amount;
      case CANCELED, PARTIAL_CANCELED -> -Math.abs(amount);
      default -> 0;
    };
  }
}
