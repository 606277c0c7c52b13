package com.cruisemall.payment.sailing;

/** What a cabin of a sailing is. */
public enum CabinState {
  FREE,
  HELD,
  SOLD,
  /** Taken out of the allotment. */
  WITHDRAWN;

  /** What the order's hold on a cabin is when the cabin is this. */
  String hold() {
    return this == FREE ? "RELEASED" : name();
  }
}
