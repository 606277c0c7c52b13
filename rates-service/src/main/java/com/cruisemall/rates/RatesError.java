package com.cruisemall.rates;

import com.cruisemall.kit.error.ErrorCode;

/** Error codes of this service. */
public enum RatesError implements ErrorCode {
  UNKNOWN_CURRENCY(400);

  private final int status;

  RatesError(int status) {
    this.status = status;
  }

  @Override
  public int status() {
    return status;
  }
}
