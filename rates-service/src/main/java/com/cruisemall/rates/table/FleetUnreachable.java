package com.cruisemall.rates.table;

/** Redis did not answer in time. */
final class FleetUnreachable extends Exception {
  FleetUnreachable(Throwable cause) {
    super(cause);
  }
}
