package com.cruisemall.payment.psp;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The PSP's statuses of a payment. */
public enum PspStatus {
  /** The customer has yet to authenticate, within 30 minutes. */
  READY,
  /** The shop has yet to confirm, within 10 minutes. */
  IN_PROGRESS,
  WAITING_FOR_DEPOSIT,
  DONE,
  CANCELED,
  PARTIAL_CANCELED,
  ABORTED,
  EXPIRED,
  @JsonEnumDefaultValue
  UNKNOWN;

  /** Whether money has come in, of which some or all may have gone back. */
  public boolean charged() {
    return this == DONE || this == CANCELED || this == PARTIAL_CANCELED;
  }
}
