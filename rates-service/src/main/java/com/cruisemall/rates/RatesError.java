package com.cruisemall.rates;

import com.cruisemall.kit.error.ErrorCode;

/** The failures that only this service has. */
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
